import { expect, test } from 'vitest';
import { z } from 'zod';
import type { CauseStep } from '../../../../shared/rules/cause.ts';
import { readScenarios } from '../../../../shared/learn/scenario.ts';
import { knowledge } from '../../shared/rules/knowledge-files.ts';
import listed from '../../../../resources/practice/places.json';

const scenarios = readScenarios(
  import.meta.glob('../../../../resources/practice/scenarios/*.json', {
    eager: true,
    import: 'default',
  }),
);
const seed = JSON.stringify(
  import.meta.glob('../../../../resources/practice/seed.json', { eager: true, import: 'default' }),
);

test('the guide’s worked examples and its custom-only statuses each have a scenario', () => {
  expect(scenarios.map(({ example }) => example)).toEqual(
    expect.arrayContaining([
      '400-charge-rate',
      '401-integration-import',
      '403-integration-import',
      '404-approval-link',
      '429-xero-sync',
      '504-report',
    ]),
  );
  expect(scenarios.map(({ cause }) => cause)).toEqual(
    expect.arrayContaining(['method-not-allowed', 'conflict', 'unprocessable']),
  );
});

test('whoever is signed in exists, and success does not look like failure', () => {
  for (const { id, agent, failure, success } of scenarios) {
    if (agent) expect(seed, id).toContain(`"name":"${agent}"`);
    expect(success.text, id).not.toBe(failure.text);
  }
});

test('where a field of the API console is what has to be changed, the note names it', () => {
  const changed = scenarios
    .filter(({ start }) => start === '/console')
    .flatMap(({ id, mend, note = '' }) =>
      mend.flatMap((action) =>
        action.do === 'fill' && 'name' in action.target
          ? [{ id, note, field: action.target.name }]
          : [],
      ),
    );
  expect(changed.length).toBeGreaterThan(7);
  for (const { id, note, field } of changed) expect(note, id).toContain(`“${field}”`);
});

test('where the API console stands for the program that failed, the note says so', () => {
  const inConsole = scenarios.filter(({ start }) => start === '/console');
  expect(inConsole.length).toBeGreaterThan(10);
  for (const { id, note = '' } of inConsole) expect(note, id).toContain('the API console');
});

test('where the change is made on the role, the note says that the page of the agent does not have it', () => {
  const byRole = scenarios.filter(({ mend }) =>
    mend.some((action) => action.do === 'visit' && action.path.startsWith('/config/agents/roles')),
  );
  expect(byRole.length).toBeGreaterThan(4);
  for (const { id, note = '' } of byRole) expect(note, id).toMatch(/on the role, and not on/);
});

test('what the page of another system shows is all that its form asks for', () => {
  // Whoever did as told and saved was told that it still fails.
  const typed = scenarios.flatMap(({ id, mend }) => {
    const isPut = mend.some(
      (action) =>
        action.do === 'click' &&
        'name' in action.target &&
        action.target.name === 'Put them into the form',
    );
    return isPut ? mend.filter((action) => action.do === 'fill').map(() => id) : [];
  });
  expect(typed).toEqual([]);
});

test('what is changed ticks no step that only compares: nothing shows that it was done', () => {
  const ticked = scenarios.flatMap(({ cause, signs = [] }) => {
    const { steps = [] } = knowledge().find((one) => one.cause.id === cause)?.cause ?? {};
    const begins = signs.flatMap((sign) => sign.steps);
    return steps
      .map(({ text }) => (typeof text === 'string' ? text : text.text))
      .filter((text) => begins.some((begin) => text.startsWith(begin)));
  });
  expect(ticked.length).toBeGreaterThan(5);
  expect(ticked.filter((text) => /\bcompare\b/i.test(text))).toEqual([]);
});

test('what is outside of a real Halo leads to its box where the practice Halo sees it done', () => {
  const outer = scenarios.flatMap(({ id, cause, places = {}, signs = [] }) => {
    const { steps = [] } = knowledge().find((one) => one.cause.id === cause)?.cause ?? {};
    const begins = signs.flatMap((sign) => sign.steps);
    return steps
      .filter(({ outside }) => outside === true)
      .flatMap(wordsAlone)
      .filter((text) => begins.some((begin) => text.startsWith(begin)))
      .map((text) => ({ id, text, place: places[text] }));
  });
  expect(outer.length).toBeGreaterThan(5);
  expect(outer.filter(({ place }) => place === undefined)).toEqual([]);
});

test('a scenario that is not well formed is named', () => {
  expect(() => readScenarios({ '/x/broken.json': { id: 'broken' } })).toThrow('/x/broken.json');
  const [first] = scenarios;
  expect(() => readScenarios({ '/x/other-name.json': first })).toThrow('/x/other-name.json');
});

/** What a step without a menu path is known by: see Step.id. */
const wordsAlone = ({ text, where }: CauseStep): readonly string[] =>
  where === undefined ? [typeof text === 'string' ? text : text.text] : [];

test('each step that names a place leads to a page of the practice Halo, or is known to lead to none', () => {
  const pages = Object.values(
    import.meta.glob<string>('../../../../resources/practice/app/routes.js', {
      eager: true,
      query: '?raw',
      import: 'default',
    }),
  ).join('');
  const isPage = (path: string) => pages.includes(`'${path.split('?')[0]}':`);
  const places = z.record(z.string(), z.string().startsWith('/').nullable()).parse(listed);
  for (const path of Object.values(places))
    expect(path === null || isPage(path), path ?? '').toBe(true);
  const used = new Set<string>();
  for (const { id, cause, places: own = {} } of scenarios) {
    const { steps = [], reasons = [] } =
      knowledge().find((one) => one.cause.id === cause)?.cause ?? {};
    const all = [...steps, ...reasons.flatMap((reason) => reason.steps ?? [])];
    // One without a menu path is known by its words.
    for (const text of all.flatMap(wordsAlone)) used.add(text);
    for (const { where, open } of all) {
      if (typeof where !== 'string' || open !== undefined) continue;
      used.add(where);
      const path = own[where] ?? places[where];
      expect(path, `${id}: ${where}`).not.toBeUndefined();
      if (typeof path === 'string') expect(isPage(path), `${id}: ${path}`).toBe(true);
    }
    for (const where of Object.keys(own)) expect([...used], id).toContain(where);
  }
  expect(Object.keys(places).filter((where) => !used.has(where))).toEqual([]);
});

/** Menu paths that the steps of practice failures name, and that are there in the practice Halo. */
function pathsThere(): ReadonlySet<string> {
  const places = z.record(z.string(), z.string().nullable()).parse(listed);
  const paths = scenarios
    .flatMap(({ cause }) => knowledge().filter((one) => one.cause.id === cause))
    .flatMap(({ cause: { steps, reasons } }) => [
      ...steps,
      ...reasons.flatMap((reason) => reason.steps ?? []),
    ])
    .flatMap(({ where }) => (typeof where === 'string' ? [where] : []))
    // What stands “usually” somewhere, or has no page here, is said to be so above the step.
    .filter((where) => !where.startsWith('Usually') && places[where] !== null);
  return new Set(paths);
}

test('each name in a menu path of a step stands in the practice Halo: in its menu, its lists or its headings', () => {
  const sources = import.meta.glob<string>('../../../../resources/practice/app/**/*.js', {
    eager: true,
    query: '?raw',
    import: 'default',
  });
  const sourceOf = (end: string) =>
    Object.entries(sources)
      .filter(([path]) => path.endsWith(end))
      .map(([, source]) => source)
      .join('');
  const place = (at: number, isConfiguration: boolean): string => {
    if (at === 0) return sourceOf('/shell.js');
    return sourceOf(isConfiguration && at <= 2 ? '/config.js' : '.js');
  };
  const names = [...pathsThere()].flatMap((path) =>
    path
      .split(' > ')
      .map((name, at) => ({ path, name, source: place(at, path.startsWith('Configuration')) }))
      // “the agent”, “tick the invoices”: what is done there is no name.
      .filter(({ name }) => !/^[a-z]/.test(name)),
  );
  expect(names.length).toBeGreaterThan(30);
  const missing = names.filter(({ name, source }) => !source.includes(`'${name}'`));
  expect(missing.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});
