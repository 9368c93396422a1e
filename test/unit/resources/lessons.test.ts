import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchReference } from '../../../renderer/learn/reference-search.ts';
import type { Expect } from '../../../shared/learn/lesson.ts';
import { readLesson } from '../../../shared/learn/ready-lesson.ts';
import { guide, lessonFiles, readyLessons, world } from '../renderer/learn/lessons.ts';
import { checkFiles } from '../shared/checkup/built-in.ts';
import { sentencesOf } from './prose.ts';

const resources = join(import.meta.dirname, '../../../resources');
const read = (path: string) => readFileSync(join(resources, path), 'utf8');
const lessons = readyLessons();
const workedExamples = world.causes.flatMap((cause) => (cause.guide ?? []).map(({ id }) => id));

/**
 * All that can be read on screen: the practice Halo's pages and data, its scenarios, and our own
 * window.
 */
const onScreen = [
  ...readdirSync(join(resources, 'practice'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|json)$/.test(name))
    .map((name) => read(`practice/${name}`)),
  ...readdirSync(join(resources, 'locales')).map((name) => read(`locales/${name}`)),
].join('\n');

/** What a lesson's writer wrote: every text that a learner reads. */
function textsOf(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string')
    return /^(text|hint|title|intro|lesson|question|feedback)$/.test(key) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, Array.isArray(value) ? key : name),
  );
}

describe('the lessons', () => {
  it('fit their schema and name nothing that is gone', () => {
    const problems = Object.entries(lessonFiles).flatMap(([name, data]) => {
      const reading = readLesson(data, world, false);
      if (!reading.ok) return reading.problems.map((problem) => `${name}: ${problem}`);
      return reading.lesson.lesson.id === name.replace('.json', '')
        ? []
        : [`${name}: the id is ${reading.lesson.lesson.id}`];
    });
    expect(problems).toEqual([]);
  });

  it('cover every worked example of the guide, and every status of its table', () => {
    expect(new Set(lessons.flatMap(({ lesson }) => lesson.about.example ?? []))).toEqual(
      new Set(workedExamples),
    );
    const statuses = new Set(lessons.map(({ lesson }) => lesson.about.status));
    expect(guide.map(({ status }) => status).filter((status) => !statuses.has(status))).toEqual([]);
  });

  it('play failures whose signs name steps that their cause has', () => {
    for (const { scenario, cause } of lessons) {
      const steps = [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])];
      const texts = steps.map(({ text }) => (typeof text === 'string' ? text : text.text));
      for (const beginning of (scenario.signs ?? []).flatMap((sign) => sign.steps))
        expect(
          texts.filter((text) => text.startsWith(beginning)),
          beginning,
        ).toHaveLength(1);
    }
    expect(lessons.some(({ scenario }) => scenario.signs !== undefined)).toBe(true);
  });

  it('say the status and the example that their scenario brings', () => {
    for (const { lesson, scenario, cause } of lessons) {
      expect(lesson.about.example ?? null, lesson.id).toBe(scenario.example);
      expect(cause.statuses, lesson.id).toContain(lesson.about.status);
    }
  });

  it('teach the guide’s own method first', () => {
    const first = lessons.toSorted((a, b) => a.lesson.place - b.lesson.place)[0];
    expect(
      first?.lesson.steps.map(({ expect: wanted }) =>
        wanted.event === 'details' ? wanted.tab : wanted.event,
      ),
    ).toEqual([
      'failure',
      'requests',
      'selected',
      'headers',
      'answer',
      'preview',
      'answer',
      'screen',
      'answer',
    ]);
  });

  // A sign-in through another server does not tell who came back: the token that follows proves it.
  it('end with the proof that the reason is mended, all but the first and the sign-in', () => {
    const isProof = (end: Expect | undefined): boolean =>
      end?.event === 'success' || (end?.event === 'checkup' && end.state === 'fine');
    const unproven = lessons
      .filter(({ lesson }) => !isProof(lesson.steps.at(-1)?.expect))
      .map(({ lesson }) => lesson.id);
    expect(unproven).toEqual(['by-hand', 'sign-in-refused']);
  });

  it('play every action of their scenario that mends and proves', () => {
    for (const { lesson, scenario } of lessons.filter((ready) => ready.lesson.id !== 'by-hand')) {
      const parts = lesson.steps.flatMap(({ play }) => play ?? []);
      for (const of of ['provoke', 'mend', 'repeat'] as const) {
        const played = parts
          .filter((part) => part.of === of)
          .flatMap(({ from = 0, to = scenario[of].length }) =>
            Array.from({ length: to - from }, (_, at) => from + at),
          );
        expect(played, `${lesson.id}: ${of}`).toEqual(scenario[of].map((_, at) => at));
      }
    }
  });

  it('name checks that there are', () => {
    const named = lessons.flatMap(({ lesson }) =>
      lesson.steps.flatMap(({ expect: { event, ...wanted } }) =>
        event === 'checkup' && 'check' in wanted ? [wanted.check] : [],
      ),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !(`${id}.json` in checkFiles))).toEqual([]);
  });

  it('quote only names that can be read on the screen', () => {
    const gone = lessons.flatMap(({ lesson }) =>
      textsOf(lesson)
        .flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? ''))
        .filter(
          (name) =>
            !/^\d|who are you|slower|I can|loadreport|I know/i.test(name) &&
            !onScreen.includes(name),
        )
        .map((name) => `${lesson.id}: ${name}`),
    );
    expect(gone).toEqual([]);
  });

  it('are written in short sentences', () => {
    const long = lessons.flatMap(({ lesson }) =>
      textsOf(lesson)
        .flatMap(sentencesOf)
        .filter((sentence) => sentence.split(/\s+/).length > 25),
    );
    expect(long).toEqual([]);
  });
});

describe('the lessons, the help and the guide', () => {
  it('say “is not allowed to” where “may not” could mean perhaps, and name a 422 in one way', () => {
    const written = [
      ...lessons.flatMap(({ lesson }) => textsOf(lesson)),
      ...guide.flatMap(({ meaning, inHalo, not }) => [meaning, inHalo, not]),
      ...readdirSync(join(resources, 'help')).map((name) => read(`help/${name}`)),
    ];
    expect(
      written.filter((text) => /\bmay not\b|\bwrong form\b|turned (down|away)/i.test(text)),
    ).toEqual([]);
  });
});

describe('the guide’s table', () => {
  it('marks as "custom integrations only" what the knowledge marks so', () => {
    for (const row of guide) {
      const own = world.causes.filter(({ statuses }) => statuses[0] === row.status);
      expect(own.length, String(row.status)).toBeGreaterThan(0);
      expect(
        own.every(({ customOnly }) => customOnly),
        String(row.status),
      ).toBe(row.customOnly);
    }
    expect(guide.filter(({ customOnly }) => customOnly).map(({ status }) => status)).toEqual([
      405, 409, 422,
    ]);
  });

  it('holds the statuses of the guide, and each once', () => {
    expect(guide.map(({ status }) => status)).toEqual([
      400, 401, 403, 404, 405, 409, 422, 429, 504,
    ]);
  });

  it('finds each status by the name that the standard and the vendor’s guide give it', () => {
    const found = (words: string) =>
      searchReference(words, guide, world.causes).statuses.map(({ status }) => status);
    expect(found('Unauthorized')).toEqual([401]);
    expect(found('Forbidden')).toEqual([403]);
    expect(found('method not allowed')).toEqual([405]);
    expect(found('Un-processable Entity')).toEqual([422]);
    expect(found('Request Timeout')).toEqual([504]);
    expect(found('Gateway Timeout')).toEqual([504]);
  });

  it('is written in short sentences', () => {
    const texts = guide.flatMap(({ meaning, inHalo, not }) => [meaning, inHalo, not]);
    expect(
      texts.flatMap(sentencesOf).filter((sentence) => sentence.split(/\s+/).length > 25),
    ).toEqual([]);
  });
});
