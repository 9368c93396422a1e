import { describe, expect, it } from 'vitest';
import {
  type Diagnosis,
  emptyReview,
  type SignKind,
  type Step,
} from '../../../../shared/rules/diagnosis.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import {
  noAnswers,
  ruledOut,
  shownSteps,
  ticked,
  walkthroughOf,
} from '../../../../shared/fix/walkthrough.ts';
import { diagnosis, exchange } from '../../renderer/build.ts';

const site = 'https://acme.halopsa.com';
const step = (text: string, open: string | null = null, sign?: SignKind): Step => ({
  id: text,
  text,
  who: 'you',
  why: null,
  where: null,
  open,
  minutes: null,
  see: null,
  ...(sign === undefined ? {} : { sign }),
});
const reason = (place: number, text: string, ...steps: readonly Step[]) => ({
  place,
  text,
  tell: null,
  steps,
});
const none: ReadonlySet<string> = new Set();

describe('a walkthrough', () => {
  const fault = diagnosis({
    reasons: [reason(0, 'A rate.'), reason(2, 'A day.', step('Wait for tomorrow.'))],
    steps: [step('One.'), step('Two.')],
  });

  it('begins with the most likely reason and the first step', () => {
    const walkthrough = walkthroughOf(fault, noAnswers, none);
    expect(walkthrough.reason?.text).toBe('A rate.');
    expect(walkthrough.next?.text).toBe('One.');
    expect(walkthrough.reasons.map(({ state }) => state)).toEqual(['now', 'later']);
  });

  it('goes to the next reason and its own steps when it was something else, and back', () => {
    const other = ruledOut(noAnswers, 0, true);
    const walkthrough = walkthroughOf(fault, other, none);
    expect(walkthrough.reasons.map(({ state }) => state)).toEqual(['ruled-out', 'now']);
    expect(walkthrough.steps.map(({ text }) => text)).toEqual([
      'Wait for tomorrow.',
      'One.',
      'Two.',
    ]);
    expect(walkthroughOf(fault, ruledOut(other, 0, false), none).reason?.text).toBe('A rate.');
  });

  it('knows a reason that was ruled out again when it is put into other words', () => {
    const reworded = { ...fault, reasons: [reason(0, 'Another rate.'), reason(2, 'A day.')] };
    expect(walkthroughOf(reworded, ruledOut(noAnswers, 0, true), none).reason?.text).toBe('A day.');
  });

  it('has no reason left where each was ruled out', () => {
    expect(walkthroughOf(fault, { ...noAnswers, ruledOut: [0, 2] }, none).reason).toBeNull();
  });

  it('goes on at the first step that is neither ticked nor seen, whatever their order', () => {
    expect(walkthroughOf(fault, ticked(noAnswers, step('Two.'), true), none)).toMatchObject({
      done: 1,
      next: { text: 'One.' },
    });
    const walkthrough = walkthroughOf(fault, noAnswers, new Set(['One.']));
    expect(walkthrough.steps.map(({ state }) => state)).toEqual(['seen', 'open']);
    expect(walkthrough.next?.text).toBe('Two.');
  });

  it('believes the user who takes away a tick that the traffic gave', () => {
    const answers = ticked(noAnswers, step('One.'), false);
    expect(walkthroughOf(fault, answers, new Set(['One.'])).steps[0]?.state).toBe('open');
    expect(walkthroughOf(fault, ticked(answers, step('One.'), true), none).steps[0]?.state).toBe(
      'done',
    );
  });

  it('says of a step before one that was seen that it was not seen, and goes on there', () => {
    const three = diagnosis({ steps: [step('One.'), step('Two.'), step('Three.')] });
    const states = (answers = noAnswers, works = false) =>
      walkthroughOf(three, answers, new Set(['Two.']), works).steps.map(({ state }) => state);
    expect(states()).toEqual(['unseen', 'seen', 'open']);
    expect(walkthroughOf(three, noAnswers, new Set(['Two.']))).toMatchObject({
      done: 1,
      unseen: 1,
      next: { text: 'Three.' },
    });
    expect(states(ticked(noAnswers, step('One.'), true))).toEqual(['done', 'seen', 'open']);
    // Who says that it was not done hears nothing about it.
    expect(states(ticked(noAnswers, step('One.'), false))).toEqual(['open', 'seen', 'open']);
    // A tick proves nothing about the others.
    expect(
      walkthroughOf(three, ticked(noAnswers, step('Three.'), true), none).steps.map(
        ({ state }) => state,
      ),
    ).toEqual(['open', 'open', 'done']);
    // Nobody is told of a gap in what works.
    expect(states(noAnswers, true)).toEqual(['open', 'seen', 'open']);
  });

  describe('with steps that only look, or are for some cases', () => {
    const looks: Step = { ...step('Look at it.'), does: 'looks' };
    const perhaps: Step = { ...step('If it is a program, mend that.'), perhaps: true };
    const tries: Step = { ...step('Try it.'), does: 'tries' };
    const of = (...steps: readonly Step[]) => diagnosis({ steps });
    const nextOf = (fault: Diagnosis, isChanged: boolean, seen = new Set(['One.'])) =>
      walkthroughOf(fault, noAnswers, seen, false, none, isChanged).next?.text;

    it('leads past them once something was changed, and to them where it failed since', () => {
      const fault = of(step('One.'), looks, perhaps, tries);
      expect(nextOf(fault, true)).toBe('Try it.');
      expect(nextOf(fault, false)).toBe('Look at it.');
      expect(nextOf(of(step('One.'), looks, perhaps), true)).toBeUndefined();
      expect(nextOf(of(looks, step('One.'), step('Two.')), true)).toBe('Two.');
    });

    it('leads to one whose tick was taken away', () => {
      const fault = of(step('One.'), looks);
      const answers = ticked(noAnswers, looks, false);
      const { next } = walkthroughOf(fault, answers, new Set(['One.']), false, none, true);
      expect(next?.text).toBe('Look at it.');
    });

    it('counts what is for some cases only where it was done, and calls it not seen nowhere', () => {
      const fault = of(perhaps, step('One.'), step('Two.'));
      expect(walkthroughOf(fault, noAnswers, new Set(['One.']))).toMatchObject({
        done: 1,
        all: 2,
        unseen: 0,
      });
      expect(walkthroughOf(fault, ticked(noAnswers, perhaps, true), none)).toMatchObject({
        done: 1,
        all: 3,
      });
    });

    it('begins behind what the failure tells already, which is neither done nor left', () => {
      const fault = of({ ...looks, known: true }, step('One.'));
      const walkthrough = walkthroughOf(fault, noAnswers, none);
      expect(walkthrough).toMatchObject({ done: 0, all: 1, next: { text: 'One.' } });
      expect(walkthrough.steps.map(({ state }) => state)).toEqual(['known', 'open']);
      const done = walkthroughOf(fault, ticked(noAnswers, looks, true), none);
      expect(done).toMatchObject({ done: 1, all: 2 });
    });
  });

  it('has nothing that is next where it works by now', () => {
    expect(walkthroughOf(fault, noAnswers, none, true)).toMatchObject({ next: null, done: 0 });
  });

  it('keeps a tick where what came in changed the words of the step', () => {
    const wait = (seconds: number): Step => ({ ...step(`Wait ${seconds} s.`), id: 'Wait {wait}.' });
    const of = (seconds: number) => diagnosis({ steps: [wait(seconds), step('Two.')] });
    const answers = ticked(noAnswers, wait(35), true);
    const states = (fault: Diagnosis, said = answers) =>
      walkthroughOf(fault, said, none).steps.map(({ state }) => state);
    expect(states(of(12))).toEqual(['done', 'open']);
    expect(states(of(12), ticked(answers, wait(12), false))).toEqual(['open', 'open']);
    // A record of an earlier version holds the words.
    const old = { ...noAnswers, done: ['Wait 35 s.'] };
    expect(states(of(35), old)).toEqual(['done', 'open']);
    expect(ticked(old, wait(35), false)).toMatchObject({ done: [], notDone: ['Wait {wait}.'] });
  });

  it('never has more than twelve steps', () => {
    const long = diagnosis({
      reasons: [reason(0, 'A rate.', step('Own.'))],
      steps: Array.from({ length: 12 }, (_, at) => step(`Step ${at}.`)),
    });
    expect(walkthroughOf(long, noAnswers, none).steps).toHaveLength(12);
  });
});

/** What a page of settings reads. */
function answering(index: number, url: string, answer: unknown): Exchange {
  const one = exchange(index, { method: 'GET', url });
  if (one.response === null) throw new Error('not answered');
  const body = { ...one.response.body, text: JSON.stringify(answer) };
  return {
    ...one,
    pageUrl: `${site}/config/agents/agents?id=2`,
    response: { ...one.response, body },
  };
}

describe('steps that the traffic shows', () => {
  const failed = { ...exchange(3, { status: 400 }), pageUrl: `${site}/ticket?id=1` };
  /** An agent as the page of the agent reads it. */
  const reading = answering(0, `${site}/api/agent/2`, {
    id: 2,
    role_id: 4,
    rates: [1],
    mail: '',
  });
  const shown = (
    steps: readonly Step[],
    later: readonly Exchange[],
    found: readonly Diagnosis[] = [],
    before: readonly Exchange[] = [],
  ) => {
    const fault = diagnosis({ entries: [3], steps });
    const rows = [reading, ...before, failed, ...later].map(rowOf);
    return shownSteps(fault, fingerprintOf(fault, rows), rows, {
      diagnoses: [fault, ...found],
      setAside: 0,
      suspicions: [],
      halo: true,
      setAsideEntries: [],
    });
  };
  const seen = (...given: Parameters<typeof shown>) => [...shown(...given).seen];
  const save = step('Give the agent access and save.', `${site}/config/agents/agents`, 'saved');
  const saving = (
    index: number,
    page: string,
    status = 201,
    sent: unknown = [{ id: 2, role_id: '4', rates: [1, 3] }],
  ): Exchange => ({
    ...exchange(index, { url: `${site}/api/agent`, status, sent }),
    pageUrl: page,
  });

  const signingIn = (index: number, user: string): Exchange => {
    const made = exchange(index, { url: `${site}/auth/token` });
    const { request, response } = made;
    if (response === null) throw new Error('not answered');
    const sent = { ...request.body, text: `grant_type=password&username=${user}` };
    const got = { ...response.body, text: JSON.stringify({ access_token: user }) };
    return {
      ...made,
      request: { ...request, body: sent },
      response: { ...response, body: got },
    };
  };

  it('knows that a page of settings was saved', () => {
    expect(seen([save], [saving(4, `${site}/config/agents/agents?id=2`)])).toEqual([save.text]);
    expect(seen([save], [saving(4, `${site}/config/agents/agents/2`)])).toEqual([save.text]);
  });

  it('ticks nothing where a save changed nothing, or where that cannot be told', () => {
    const page = `${site}/config/agents/agents?id=2`;
    const after = (sent: unknown) => {
      const { seen: ticks, saved } = shown([save], [saving(4, page, 201, sent)]);
      return { ticks: [...ticks], saved: [...saved] };
    };
    const unsure = { ticks: [], saved: [save.text] };
    expect(after([{ id: 2, role_id: 4, rates: [1] }])).toEqual(unsure);
    expect(after([{ id: 2, secret: 'Zu9qLk2RmP' }])).toEqual(unsure);
    // Nobody has read the other agent, nor that field.
    expect(after([{ id: 7, rates: [1, 3] }])).toEqual(unsure);
    expect(after([{ id: 2, teams: [5] }])).toEqual(unsure);
    expect(after([{ id: 2, rates: [1, 3] }])).toEqual({ ticks: [save.text], saved: [] });
    expect(after([{ id: 2, mail: 'sam' }])).toEqual({ ticks: [save.text], saved: [] });
    const [shownStep] = walkthroughOf(
      diagnosis({ steps: [save] }),
      noAnswers,
      none,
      false,
      new Set([save.id]),
    ).steps;
    expect(shownStep?.state).toBe('saved');
  });

  it('takes no settings of another agent than the one it failed for', () => {
    const me = answering(1, `${site}/api/agent/me`, { id: 2, name: 'Sam' });
    const saved = (...pages: readonly string[]) => {
      const saves = pages.map((page, at) => saving(4 + at, `${site}/config/agents/${page}`));
      const { seen: ticks, saved: unsure } = shown([save], saves, [], [me]);
      return [...ticks, ...unsure];
    };
    expect(saved('agents?id=3', 'agents/3')).toEqual([]);
    expect(saved('agents?id=2')).toEqual([save.text]);
    expect(saved('agents/2')).toEqual([save.text]);
    expect(saved('agents')).toEqual([save.text]);
  });

  it('takes no other page, no failed save and no reading for it', () => {
    expect(
      seen(
        [save],
        [saving(4, `${site}/config/agents/roles`), saving(5, `${site}/config/agents/agents`, 400)],
      ),
    ).toEqual([]);
    expect(
      seen(
        [save],
        [saving(4, `${site}/config/agents/agents`)],
        [diagnosis({ cause: 'other', entries: [4] })],
      ),
    ).toEqual([]);
    expect(
      seen(
        [save],
        [
          {
            ...exchange(4, { method: 'GET', url: `${site}/api/agent` }),
            pageUrl: `${site}/config/agents/agents`,
          },
        ],
      ),
    ).toEqual([]);
  });

  it('knows that a report was opened without loading, and not any report', () => {
    const open = step(
      'Open the report without its data.',
      `${site}/reports?id=21&loadreport=false`,
      'opened',
    );
    const page = (query: string) =>
      exchange(4, {
        method: 'GET',
        url: `${site}/reports?mainview=1&${query}`,
        resourceType: 'document',
      });
    expect(seen([open], [page('loadreport=false&id=21')])).toEqual([open.text]);
    expect(seen([open], [page('id=21')])).toEqual([]);
    expect(seen([open], [page('loadreport=false&id=5')])).toEqual([]);
  });

  it('goes by the sign that the knowledge names, in whatever language the step is written', () => {
    const here = `${site}/config`;
    const opened = exchange(4, { method: 'GET', url: here, resourceType: 'document' });
    expect(seen([step('Abrir la página.', here, 'opened')], [opened])).toEqual([
      'Abrir la página.',
    ]);
    expect(
      seen(
        [step('Open the page and check each box.', here), step('Save and sign in again.', here)],
        [opened, saving(5, here), exchange(6, { url: `${site}/auth/token` })],
      ),
    ).toEqual([]);
    expect(seen([step('Open the page.', null, 'opened')], [opened])).toEqual([]);
  });

  it('knows a new sign-in, and the repeat that succeeded', () => {
    const steps = [
      step('Sign out of Halo and sign in again.', null, 'signed-in'),
      step('Run the import again for one record.', null, 'succeeded'),
      step('Tell the agent.'),
    ];
    expect(seen(steps, [exchange(4, { url: `${site}/auth/token` }), exchange(5)])).toEqual([
      steps[0]?.text,
      steps[1]?.text,
    ]);
    expect(seen(steps, [exchange(4, { url: `${site}/auth/token`, status: 400 })])).toEqual([]);
  });

  it('takes a sign-in for the new one only by whom it failed for, and behind the change', () => {
    const signIn = step('Sign out of Halo and sign in again.', null, 'signed-in');
    const page = `${site}/config/agents/agents?id=2`;
    const ofWhom = (later: readonly Exchange[]) => {
      const fault = diagnosis({ entries: [3], steps: [save, signIn] });
      const rows = [signingIn(1, 'sam'), failed, ...later].map(rowOf);
      const doer = fingerprintOf(fault, rows).by;
      expect(doer?.person?.user).toBe('sam');
      return seen([save, signIn], later, [], [signingIn(1, 'sam')]);
    };
    expect(ofWhom([signingIn(4, 'alex')])).toEqual([]);
    expect(ofWhom([signingIn(4, 'sam'), saving(5, page)])).toEqual([save.text]);
    expect(ofWhom([saving(4, page), signingIn(5, 'alex')])).toEqual([save.text]);
    expect(ofWhom([saving(4, page), signingIn(5, 'sam')])).toEqual([save.text, signIn.text]);
  });

  it('takes the sign-in of an administrator for none also where no step saves a change', () => {
    const signIn = step('Sign out of Halo and sign in again.', null, 'signed-in');
    const look = step('Look at the action itself.');
    const before = [signingIn(1, 'sam')];
    expect(seen([look, signIn], [signingIn(4, 'alex')], [], before)).toEqual([]);
    expect(seen([look, signIn], [signingIn(4, 'sam')], [], before)).toEqual([signIn.text]);
  });

  it('takes a page for opened as an administrator only where somebody else is seen to ask', () => {
    const ticket = `${site}/ticket?id=2004`;
    const open: Step = {
      ...step('Open it as an administrator.', ticket, 'opened'),
      who: 'halo-admin',
    };
    const asking = (index: number, by = 'sam'): Exchange => ({
      ...exchange(index, { method: 'GET', url: `${site}/api/onlinestatus`, by }),
      pageUrl: ticket,
    });
    const before = [signingIn(1, 'sam')];
    // The page that failed stays open and goes on asking.
    expect(seen([open], [asking(4)], [], before)).toEqual([]);
    expect(seen([open], [asking(4)])).toEqual([]);
    expect(seen([open], [signingIn(4, 'alex'), asking(5, 'alex')], [], before)).toEqual([
      open.text,
    ]);
  });

  it('knows what was tried by another button, and that no change came of it', () => {
    const test: Step = { ...step('Press the test.', null, 'tested'), does: 'looks' };
    const pressed = (index: number, action: string): Exchange => ({
      ...exchange(index, { status: 400 }),
      action,
    });
    const fault = diagnosis({ entries: [3, 4], steps: [test, save] });
    const of = (action: string, more: readonly Exchange[] = []) => {
      const first = { ...failed, action: 'Clicked “Fetch”' };
      const rows = [reading, first, pressed(4, action), ...more].map(rowOf);
      return shownSteps(fault, fingerprintOf({ ...fault, entries: [3] }, rows), rows, {
        ...emptyReview,
        diagnoses: [fault],
      });
    };
    expect([...of('Clicked “Test”').seen]).toEqual([test.text]);
    expect([...of('Clicked “Test”').looks.keys()]).toEqual([4]);
    expect(of('Clicked “Test”').changes).toEqual([]);
    expect([...of('Clicked “Fetch”').seen]).toEqual([]);
    const saved = saving(5, `${site}/config/agents/agents?id=2`);
    expect(of('Clicked “Fetch”', [saved]).changes).toContain(rowOf(saved).startedAt);
  });

  describe('of a report that takes too long', () => {
    const look: Step = { ...step('Choose a short period.', null, 'varied'), does: 'looks' };
    const filter = step('Add a filter.');
    const url = `${site}/api/report/21?loadreport=true`;
    const read = (index: number, address: string, status: number): Exchange => ({
      ...exchange(index, { method: 'GET', url: address, status }),
      startedAt: index * 1000,
    });
    const post = (index: number, sent: unknown, path = '/api/report'): Exchange => ({
      ...exchange(index, { url: `${site}${path}`, status: 201, sent }),
      startedAt: index * 1000,
    });
    const shownOf = (...later: readonly Exchange[]) => {
      const rows = [read(1, url, 504), ...later].map(rowOf);
      const fault = diagnosis({
        cause: 'report-timeout',
        method: 'GET',
        route: '/api/report/{id}',
        status: 504,
        entries: rows.filter(({ status }) => status === 504).map(({ index }) => index),
        steps: [look, filter],
      });
      const fingerprint = fingerprintOf({ ...fault, entries: [1] }, rows);
      const review = { ...emptyReview, diagnoses: [fault] };
      return { fault, shown: shownSteps(fault, fingerprint, rows, review) };
    };

    it.each([504, 200])('takes a short period for an answer, whatever came: %i', (status) => {
      const { shown } = shownOf(read(2, `${url}&start=2026-11-01`, status));
      expect([...shown.seen]).toEqual([look.text]);
      expect([...shown.looks.keys()]).toEqual([2]);
      expect(shown.changes).toEqual([]);
    });

    it.each([
      ['the whole once more', read(2, url, 504)],
      ['it without its data', read(2, url.replace('true', 'false'), 200)],
      ['another report', read(2, `${site}/api/report/22?loadreport=true`, 200)],
    ])('takes for none: %s', (_, one) => {
      expect([...shownOf(one).shown.seen]).toEqual([]);
    });

    it.each([
      ['to the address of all', post(2, [{ id: 21, name: 'x' }])],
      ['to its own address', post(2, { name: 'x' }, '/api/report/21')],
    ])('wants it tried next once it was itself saved, %s', (_, save) => {
      const { fault, shown } = shownOf(save);
      expect(shown.remade).toEqual([2000]);
      expect(shown.changes).toEqual([2000]);
      const next = walkthroughOf(fault, noAnswers, shown.seen, false, shown.saved, true, true);
      expect(next.next).toBeNull();
    });

    it.each([
      ['a copy', post(2, [{ name: 'x (clone)' }])],
      ['another report', post(2, [{ id: 22, name: 'x' }])],
      ['a part of it', post(2, [{ id: 21 }], '/api/reportschedule')],
    ])('goes on with the steps where this was saved: %s', (_, save) => {
      expect(shownOf(save).shown.remade).toEqual([]);
    });
  });

  it('takes what somebody else came to for a try as another, and nothing of the same person', () => {
    const other: Step = {
      ...step('Do it as an administrator.', null, 'tried-as-other'),
      does: 'looks',
    };
    const trying = (index: number, by: string): Exchange => exchange(index, { by });
    const before = [signingIn(1, 'sam')];
    expect(seen([other], [trying(4, 'sam')], [], before)).toEqual([]);
    expect(seen([other], [signingIn(4, 'alex'), trying(5, 'alex')], [], before)).toEqual([
      other.text,
    ]);
  });

  it('takes nothing for a sign that came before the failure', () => {
    expect(seen([save], [saving(2, `${site}/config/agents/agents`)])).toEqual([]);
  });
});
