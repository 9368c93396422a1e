import { describe, expect, it } from 'vitest';
import type { Diagnosis, ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { certificateLine } from '../../../../shared/checkup/certificate.ts';
import type { CheckLine } from '../../../../shared/checkup/line.ts';
import type { LessonStep, Wrong } from '../../../../shared/learn/lesson.ts';
import { diagnosisKey } from '../../../../shared/fix/fingerprint.ts';
import { routeOf } from '../../../../shared/rules/route.ts';
import { judge, type Situation } from '../../../../renderer/learn/judge.ts';
import {
  answer,
  ask,
  begin,
  helpOf,
  type Judgement,
  type LessonRun,
  miss,
  type Since,
  ownNudge,
  pick,
  placeOf,
  reach,
  startRun,
  stepOf,
} from '../../../../renderer/store/lesson-run.ts';
import { type Question, questionOf } from '../../../../renderer/learn/questions.ts';
import {
  actionsOf,
  type ReadyLesson,
  setUpActions,
} from '../../../../shared/learn/ready-lesson.ts';
import { diagnosis, exchange } from '../build.ts';
import { guide, readyLessons } from './lessons.ts';

const lessons = readyLessons();
const halo = 'http://127.0.0.1:4711';
const moment: Since = { since: 0, after: 10 };
const words = {
  status: String,
  who: 'who',
  actor: String,
  rightStatus: String,
  wrongStatus: (not: string, status: number, name: string) => `${not} ${status} ${name}`,
  rightWho: String,
  wrongWho: String,
};

/**
 * Where nothing has happened since the step began: the failure of step one is recorded, and the
 * learner stands where the scenario starts.
 */
function calm(ready: ReadyLesson, place: number): Situation {
  const failed = place > 0;
  const picked = ready.lesson.steps.findIndex(({ expect: wanted }) => wanted.event === 'selected');
  return {
    site: { kind: 'practice', url: halo + ready.scenario.start },
    rows: failed ? [failedRow(ready, 5)] : [],
    review: reviewOf(failed ? [theFailure(ready, [5])] : []),
    selected: place > picked ? 5 : null,
    drawer: 'shut',
    details: 'timing',
    walked: null,
    screen: 'lesson',
    recorded: [],
    checkup: [],
    now: 60_000,
  };
}

/** A check-up that was run at this place of the recording, and says so of the lesson's check. */
const checkedUp = (
  { scenario: { fails } }: ReadyLesson,
  state: CheckLine['state'],
  index: number,
): Pick<Situation, 'recorded' | 'checkup'> => ({
  recorded: [
    rowOf({ ...exchange(index, { method: 'GET', url: halo + fails.path }), checkup: true }),
  ],
  checkup: [{ ...lineOfCheck, check: 'mailboxes', address: fails.path, state }],
});
const lineOfCheck: CheckLine = certificateLine(halo, null, 0);

const failedRow = ({ scenario: { fails } }: ReadyLesson, index: number) =>
  rowOf(exchange(index, { method: fails.method, url: halo + fails.path, status: fails.status }));
const reviewOf = (diagnoses: readonly Diagnosis[]): ReviewResult => ({
  diagnoses,
  setAside: 0,
  suspicions: [],
  halo: true,
  setAsideEntries: [],
});
const theFailure = ({ scenario, cause, lesson }: ReadyLesson, entries: readonly number[]) =>
  diagnosis({
    cause: cause.id,
    method: scenario.fails.method,
    route: routeOf(scenario.fails.path),
    status: lesson.about.status,
    entries,
    title: 'the failure of the lesson',
  });
const another = (index: number) =>
  diagnosis({
    cause: 'tls-failure',
    route: '/api/other',
    entries: [index],
    title: 'something else',
  });

/** What the learner brings about by doing what the step says. */
function right(ready: ReadyLesson, step: LessonStep, before: Situation): Situation {
  const { expect: wanted } = step;
  const add = (method: string, path: string) => ({
    ...before,
    rows: [...before.rows, rowOf(exchange(12, { method, url: halo + path }))],
  });
  switch (wanted.event) {
    case 'failure':
      return {
        ...before,
        rows: [...before.rows, failedRow(ready, 12)],
        review: reviewOf([theFailure(ready, [12])]),
      };
    case 'request':
      return add(wanted.method, wanted.path);
    case 'success':
      return add(ready.scenario.fails.method, ready.scenario.fails.path);
    case 'requests':
      return { ...before, drawer: 'part' };
    case 'selected':
      return { ...before, selected: 5 };
    case 'details':
      return { ...before, details: wanted.tab };
    case 'screen':
      return {
        ...before,
        screen: wanted.screen,
        walked: wanted.screen === 'walkthrough' ? diagnosisKey(theFailure(ready, [5])) : null,
      };
    case 'checkup':
      return { ...before, ...checkedUp(ready, wanted.state, 12) };
    case 'answer':
      return before;
  }
}

/** Three wrong turns at a step, with what each is called. */
function wrongTurns(
  ready: ReadyLesson,
  step: LessonStep,
  before: Situation,
): readonly (readonly [Wrong, Situation])[] {
  const failing = (index: number) => ({
    ...before,
    rows: [...before.rows, failedRow(ready, index)],
    review: reviewOf([theFailure(ready, [5, index])]),
  });
  const other = { ...before, review: reviewOf([...before.review.diagnoses, another(14)]) };
  const away = {
    ...before,
    site: { kind: 'practice' as const, url: `${halo}/config/billing/chargerates` },
  };
  const gone = { ...before, site: { kind: 'own' as const, url: 'https://acme.halopsa.com/' } };
  switch (step.expect.event) {
    case 'failure':
      return [
        ['elsewhere', away],
        ['other-failure', other],
        ['elsewhere', gone],
      ];
    case 'request':
    case 'success':
      return [
        ['too-early', failing(12)],
        ['other-failure', other],
        ['elsewhere', away],
      ];
    case 'selected':
      return [
        ['other-request', { ...before, selected: 3 }],
        ['other-request', { ...before, selected: 4 }],
        ['other-request', { ...before, selected: 6 }],
      ];
    case 'details':
      return [
        ['other-tab', { ...before, details: 'payload' }],
        ['other-tab', { ...before, details: 'response' }],
        ['other-tab', { ...before, details: 'cookies' }],
      ];
    case 'checkup': {
      const isFound = step.expect.state === 'broken';
      const other = checkedUp(ready, isFound ? 'fine' : 'broken', 12);
      return [
        ['other-screen', { ...before, screen: 'start' }],
        [isFound ? 'worked' : 'too-early', { ...before, ...other }],
        ['other-screen', { ...before, screen: 'packs' }],
      ];
    }
    case 'requests':
    case 'screen':
      return [
        ['other-screen', { ...before, screen: 'start' }],
        ['other-screen', { ...before, screen: 'fixes' }],
        ['other-screen', { ...before, screen: 'learn' }],
      ];
    case 'answer':
      return [];
  }
}

const judged = (ready: ReadyLesson, step: LessonStep, situation: Situation): Judgement =>
  judge(ready, step, situation, moment);

function asked(ready: ReadyLesson, step: LessonStep): Question {
  const question = questionOf(ready, step, guide, words);
  if (question === null) throw new Error(`the step ${step.id} asks nothing`);
  return question;
}

/** Each step of each lesson, with the run that stands at it. */
const moments = lessons.flatMap((ready) =>
  ready.lesson.steps.map((step, place) => {
    const run = begin(
      startRun(
        ready,
        ready.lesson.steps.slice(0, place).map(({ id }) => id),
      ),
      moment,
      judged(ready, step, calm(ready, place)),
    );
    return {
      name: `${ready.lesson.id}: ${step.id}`,
      ready,
      step,
      place,
      run,
      before: calm(ready, place),
    };
  }),
);
const questions = moments.filter(({ step }) => step.expect.event === 'answer');
const deeds = moments.filter(({ step }) => step.expect.event !== 'answer');

describe('a lesson', () => {
  it.each(lessons.map((ready) => [ready.lesson.id, ready] as const))(
    '%s goes from its first step to its end by right deeds and answers alone',
    (_id, ready) => {
      let run: LessonRun = begin(startRun(ready, []), moment, null);
      for (let place = 0; place < ready.lesson.steps.length; place += 1) {
        const step = stepOf(run);
        if (step === null) throw new Error('the lesson ended early');
        expect(placeOf(run)).toBe(place);
        if (step.expect.event !== 'answer')
          expect(judged(ready, step, right(ready, step, calm(ready, place)))).toEqual({
            met: true,
          });
        run = begin(reach(run), moment, null);
      }
      expect(stepOf(run)).toBeNull();
    },
  );

  it('does not take the steps of another problem for those of its own', () => {
    const walks = moments.filter(
      ({ step: { expect: wanted } }) =>
        wanted.event === 'screen' && wanted.screen === 'walkthrough',
    );
    expect(walks).not.toHaveLength(0);
    for (const { ready, step, before } of walks) {
      const other = { ...right(ready, step, before), walked: diagnosisKey(another(3)) };
      expect(judged(ready, step, other)).toMatchObject({
        met: false,
        misses: [{ wrong: 'other-screen' }],
      });
    }
  });

  it.each(
    deeds
      .filter(({ step }) => step.expect.event === 'success')
      .map((one) => [one.name, one] as const),
  )(
    '%s: is met where the review set the failure aside meanwhile, but not by a hidden failure',
    (_name, { ready, step, before }) => {
      const worked = right(ready, step, before);
      expect(judged(ready, step, { ...worked, review: reviewOf([]) })).toEqual({ met: true });
      expect(judged(ready, step, { ...worked, review: reviewOf([another(12)]) }).met).toBe(false);
    },
  );

  it('is not ended by another button that only reads the same', () => {
    const last = deeds.find(
      ({ ready, step }) =>
        ready.lesson.id === 'addigy-credentials' && step.expect.event === 'success',
    );
    if (last === undefined) throw new Error('the lesson has an end');
    const { ready, step, before } = last;
    const pressed = (name: string) => {
      const worked = right(ready, step, before);
      const rows = worked.rows.map((row) => ({
        ...row,
        pageUrl: `${halo}/config/integrations/addigy`,
        action: `Clicked “${row.index === 12 ? name : 'Fetch devices'}”`,
      }));
      return judged(ready, step, { ...worked, rows }).met;
    };
    expect(pressed('Test the saved sign-in')).toBe(false);
    expect(pressed('Fetch devices')).toBe(true);
  });

  it.each(deeds.map((one) => [one.name, one] as const))(
    '%s: stays while nothing happens',
    (_name, { ready, step, before }) => {
      expect(judged(ready, step, before).met).toBe(false);
    },
  );

  it.each(deeds.map((one) => [one.name, one] as const))(
    '%s: a first wrong turn gets a nudge, a second a hint, a third "Show me"',
    (_name, { ready, step, run, before }) => {
      let now = run;
      const helps: string[] = [];
      for (const [wrong, situation] of wrongTurns(ready, step, before)) {
        const judgement = judged(ready, step, situation);
        if (judgement.met) throw new Error(`${wrong} was taken for right`);
        expect(judgement.misses[0]?.wrong).toBe(wrong);
        now = miss(miss(now, judgement.misses), judgement.misses);
        helps.push(helpOf(now));
      }
      expect(helps).toEqual(['nudge', 'hint', 'show']);
      expect(placeOf(now)).toBe(placeOf(run));
    },
  );

  it.each(questions.map((one) => [one.name, one] as const))(
    '%s: a wrong answer gets its own feedback, and a right one goes on',
    (_name, { ready, step, run }) => {
      const { choices } = asked(ready, step);
      const wrong = choices.filter((choice) => !choice.right);
      expect(wrong.length).toBeGreaterThan(0);
      expect(choices.some((choice) => choice.right)).toBe(true);
      for (const choice of wrong) {
        const told = answer(run, choice);
        expect(helpOf(told)).toBe('nudge');
        expect(told.misses[0]?.about).toBe(choice.feedback);
        expect(placeOf(told)).toBe(placeOf(run));
      }
      expect(new Set(choices.map(({ feedback }) => feedback)).size).toBeGreaterThan(1);
    },
  );

  it('keeps the answer that is picked until the next step, whatever screen shows the question', () => {
    const [question] = questions;
    if (question === undefined) throw new Error('no lesson asks anything');
    const { run, ready, step } = question;
    const [first, second] = asked(ready, step).choices;
    if (first === undefined || second === undefined)
      throw new Error('the question has one answer only');
    const picked = pick(pick(run, first.id), second.id);
    expect(picked.picked).toBe(second.id);
    expect(answer(picked, { ...second, right: false }).picked).toBe(second.id);
    expect(begin(reach(picked), moment, null).picked).toBeNull();
  });

  it.each(moments.map((one) => [one.name, one] as const))(
    '%s: begins here again after a restart, set up from the start',
    (_name, { ready, step, place, run }) => {
      const resumed = startRun(ready, JSON.parse(JSON.stringify(run.done)) as string[]);
      expect(resumed.state).toBe('paused');
      expect(stepOf(resumed)).toBe(step);
      const setUp = setUpActions(ready, place);
      const earlier = ready.lesson.steps.slice(0, place).flatMap((one) => actionsOf(ready, one));
      expect(setUp.slice(setUp.length - earlier.length)).toEqual(earlier);
    },
  );
});

describe('help', () => {
  const [first] = moments;
  if (first === undefined) throw new Error('there are no lessons');

  it('comes as a hint and then as "Show me" to somebody who asks', () => {
    expect([first.run, ask(first.run), ask(ask(first.run))].map(helpOf)).toEqual([
      'none',
      'hint',
      'show',
    ]);
  });

  it('comes one step further each time somebody asks after wrong turns', () => {
    const turns = (count: number) => ({
      ...first.run,
      misses: Array.from({ length: count }, (_, at) => ({
        wrong: 'elsewhere' as const,
        key: String(at),
        about: '',
      })),
    });
    expect([1, 2, 3].map((count) => helpOf(turns(count)))).toEqual(['nudge', 'hint', 'show']);
    expect([1, 2, 3].map((count) => helpOf(ask(turns(count))))).toEqual(['hint', 'show', 'show']);
  });

  it('does not count what stood there when the step began', () => {
    const away = { ...first.before, site: { kind: 'practice' as const, url: `${halo}/mailbox` } };
    const standing = judged(first.ready, first.step, away);
    if (standing.met) throw new Error('this should be a wrong turn');
    expect(standing.misses).toHaveLength(1);
    expect(helpOf(miss(begin(first.run, moment, standing), standing.misses))).toBe('none');
  });

  it('counts a second wrong turn while the first still stands', () => {
    const failed = { ...first.before, review: reviewOf([another(14)]) };
    const away = { ...failed, site: { kind: 'practice' as const, url: `${halo}/users` } };
    const run = [failed, away].reduce((now, situation) => {
      const judgement = judged(first.ready, first.step, situation);
      return judgement.met ? now : miss(now, judgement.misses);
    }, first.run);
    expect(run.misses.map(({ wrong }) => wrong)).toEqual(['other-failure', 'elsewhere']);
  });

  it('begins anew with the next step', () => {
    expect(helpOf(begin(reach(ask(first.run)), moment, null))).toBe('none');
  });

  it('speaks with the writer’s words where there are some', () => {
    const step: LessonStep = { ...first.step, nudge: [{ when: 'elsewhere', text: 'Come back.' }] };
    expect(ownNudge(step, 'elsewhere')).toBe('Come back.');
    expect(ownNudge(step, 'worked')).toBeNull();
  });
});

describe('a step', () => {
  const ready = lessons.find(({ lesson }) => lesson.id === 'charge-rate');
  const prove = ready?.lesson.steps.find(({ id }) => id === 'prove');
  const fail = ready?.lesson.steps.find(({ id }) => id === 'fail');
  if (ready === undefined || prove === undefined || fail === undefined)
    throw new Error('the lesson charge-rate is gone');

  it('of a check-up is reached only by what was read since it began, and by nothing half read', () => {
    const [found, mended] = ['find', 'prove'].map((id) =>
      moments.find((one) => one.ready.lesson.id === 'check-up' && one.step.id === id),
    );
    if (found === undefined || mended === undefined) throw new Error('the lesson is gone');
    const after = (one: typeof found, state: CheckLine['state'], index: number) => ({
      ...one.before,
      ...checkedUp(one.ready, state, index),
    });
    const isMet = (one: typeof found, situation: Situation) =>
      judged(one.ready, one.step, situation).met;
    expect(isMet(found, after(found, 'broken', 12))).toBe(true);
    expect(isMet(found, after(found, 'broken', 9))).toBe(false);
    expect(isMet(found, { ...after(found, 'broken', 12), checkup: null })).toBe(false);
    expect(isMet(mended, after(mended, 'fine', 12))).toBe(true);
    expect(isMet(mended, after(mended, 'unknown', 12))).toBe(false);
    expect(isMet(mended, after(mended, 'fine', 9))).toBe(false);
  });

  it('is not proven by an answer from the cache', () => {
    const before = calm(ready, 6);
    const cached = rowOf(
      exchange(12, { method: 'POST', url: `${halo}/api/Actions`, from: 'disk-cache' }),
    );
    expect(judged(ready, prove, { ...before, rows: [...before.rows, cached] })).toEqual({
      met: false,
      misses: [],
    });
  });

  it('is not reached by a failure that came before it began', () => {
    expect(
      judged(ready, fail, {
        ...calm(ready, 1),
        rows: [failedRow(ready, 10)],
        review: reviewOf([theFailure(ready, [10])]),
      }).met,
    ).toBe(false);
  });

  it('is reached by the failure seen last, where the recording holds it twice', () => {
    const review = reviewOf([
      { ...theFailure(ready, [5]), integration: 'Xero' },
      theFailure(ready, [12]),
    ]);
    expect(judge(ready, fail, { ...calm(ready, 0), review }, moment)).toEqual({ met: true });
  });

  it('is not reached by the same cause at another address, as in an earlier lesson', () => {
    const elsewhere = diagnosis({
      cause: ready.cause.id,
      method: 'GET',
      route: '/api/other',
      status: 400,
      entries: [12],
      title: 'elsewhere',
    });
    expect(judged(ready, fail, { ...calm(ready, 0), review: reviewOf([elsewhere]) })).toMatchObject(
      { met: false, misses: [{ wrong: 'other-failure' }] },
    );
    const before = calm(ready, 6);
    const worked = rowOf(exchange(13, { method: 'POST', url: `${halo}/api/Actions`, status: 201 }));
    expect(
      judged(ready, prove, {
        ...before,
        rows: [...before.rows, worked],
        review: reviewOf([elsewhere, ...before.review.diagnoses]),
      }).met,
    ).toBe(true);
  });

  it('says so where what should fail works', () => {
    const before = calm(ready, 0);
    const worked = rowOf(exchange(12, { method: 'POST', url: `${halo}/api/Actions`, status: 201 }));
    expect(judged(ready, fail, { ...before, rows: [worked] })).toMatchObject({
      misses: [{ wrong: 'worked' }],
    });
  });

  it('says so where another error takes the place of the first', () => {
    const before = calm(ready, 6);
    const different = diagnosis({
      cause: 'mandatory-field',
      method: 'POST',
      route: '/api/actions',
      entries: [12],
      title: 'A box is empty',
    });
    const rows = [
      ...before.rows,
      rowOf(exchange(12, { method: 'POST', url: `${halo}/api/Actions`, status: 400 })),
    ];
    expect(
      judged(ready, prove, {
        ...before,
        rows,
        review: reviewOf([...before.review.diagnoses, different]),
      }),
    ).toMatchObject({ misses: [{ wrong: 'different', about: 'A box is empty' }] });
  });
});
