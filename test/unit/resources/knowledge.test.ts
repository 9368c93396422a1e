import readability from 'text-readability';
import { describe, expect, test } from 'vitest';
import { saidOf } from '../../../shared/fix/walkthrough.ts';
import { formsOf, generalText } from '../../../shared/rules/cause-text.ts';
import { causeSchema, type ExampleExchange } from '../../../shared/rules/cause.ts';
import { placeholderNames } from '../../../shared/rules/placeholders.ts';
import { diagnosesOf, knowledgeFiles } from './built-in.ts';
import { filled, menuPathsOf, passageOf, placeholdersIn, sentencesOf, textsOf } from './prose.ts';

/**
 * Every cause: each with the statuses of the guide's blue rows marked, and the
 * guide's examples it carries.
 */
const every = `
  charge-rate-access (400-charge-rate) · bad-request · integration-credentials (401-integration-import) · not-authenticated
  integration-permissions (403-integration-import) · forbidden · approval-link-gone (404-approval-link) · not-found
  method-not-allowed [custom] · conflict [custom] · unprocessable [custom] · integration-rate-limit (429-xero-sync) · halo-rate-limit
  report-timeout (504-report) · gateway-timeout · session-expired · endpoint-permission · api-client-invalid · api-scope-invalid
  action-access · closed-ticket · ticket-not-visible · assignment-access · mandatory-field · object-in-use · report-restricted · report-sql
  firewall-block · request-too-large · server-error · service-unavailable · offline · dns-failure · connection-failed · tls-failure
  cors-blocked · blocked-by-client · client-timeout · unrecognised
  wrong-value [custom] · missing-parameter [custom] · integration-not-set-up · integration-rejected · record-protected
  runbook-failed · webhook-failed · unsupported-media-type [custom] · token-without-scope · sign-in-refused · sign-in-setup
  sign-in-cookie-lost · sign-in-loop · clock-skew · headers-too-large · page-outdated · page-instead-of-data · proxy-sign-in
  mixed-content · licence-unreachable · local-network-refused
  schedule-late · webhook-off · connection-ending · organisation-missing`
  .split(/·|\n/)
  .map((entry) => entry.trim())
  .filter((entry) => entry !== '')
  .map((entry) => ({
    id: entry.replace(/ .*/, ''),
    example: /\((.*)\)/.exec(entry)?.[1] ?? null,
    customOnly: entry.endsWith('[custom]'),
  }));

/**
 * Hosts of the pages that public guides name as documentation: the vendor's own and those of third
 * parties.
 */
const documentedHosts = [
  'usehalo.com',
  'www.usehalo.com',
  'halopsa.com',
  'haloitsm.com',
  'halocrm.io',
  'developer.xero.com',
  'learn.microsoft.com',
  'support.addigy.com',
];

/** Words that only developers use. Each has a plain one. */
const jargon = [
  'payload',
  'endpoint',
  'stack trace',
  'null',
  'boolean',
  'unhandled exception',
  'exception was thrown',
  'json',
  'parse',
  'parser',
  'array',
  'string',
  'middleware',
  'throttled',
  'throttling',
  'deserialise',
  'callback',
  'regex',
  'timestamp',
  'query string',
  'latency',
  'backend',
  'frontend',
  'bearer',
  'credentials',
  'authentication',
  'authorisation',
  'authorization',
  'idempotent',
  'http',
  'crash',
  'invalid request',
  'illegal',
  'user error',
];

/**
 * Words that can be read in two ways, or that stand for a thing that has another name here: “may
 * not” for “is not allowed to”, “box” for a field, four words for “refused”, three for a key; and
 * promises that nobody can keep.
 */
const unclear = [
  /\bmay not\b/i,
  /\bbox(es)?\b/i,
  /\bturn(s|ed)? (down|away)\b/i,
  /\bin place of\b/i,
  /\bdemand(s|ed)?\b(?! it)/i,
  /\baccess keys?\b/i,
  /\bwrong form\b/i,
  /\bmet a fault\b/i,
  /\bserver noted\b/i,
  /\b(your )?data is safe\b/i,
  /\blimit opens\b/i,
  /\{batch\} (invoices|records)\b/,
  // Nobody knows by the words alone which app is one.
  /^If it is an? \w+ app\b/,
];

const files = Object.keys(knowledgeFiles);
const parsed = files.map((file) => ({ file, result: causeSchema.safeParse(knowledgeFiles[file]) }));
const causes = parsed.flatMap(({ file, result }) =>
  result.success ? [{ file, cause: result.data }] : [],
);

/** Begins or ends with a condition; what is to be asked or looked for may well begin with "if". */
const conditional =
  /(?:^|[.!?:] )(?:only if|if|when|where)\b|, (?:but )?(?:if|when)\b|\bonly if\b|^(?!.*\b(?:ask|look|check|find out)\b).*\bif\b/i;

/** Begins with what somebody did: "Made a new key", and not "Make a new key". */
const past =
  /^(?:[A-Z][a-z]+ed|Chose|Did|Found|Gave|Got|Kept|Left|Let|Made|Put|Ran|Read|Sent|Set|Told|Went|Wrote)\b/;

test('a step that asks to wait is known as one', () => {
  const steps = causes.flatMap(({ cause }) => [
    ...cause.steps,
    ...cause.reasons.flatMap((reason) => reason.steps ?? []),
  ]);
  const isWait = ({ text }: (typeof steps)[number]) =>
    formsOf(text)[0]?.startsWith('Wait ') === true;
  expect(steps.filter(isWait).length).toBeGreaterThan(0);
  expect(steps.filter((step) => isWait(step) && step.waits !== true)).toEqual([]);
});

test('what was done is said by who did it, as one sentence', () => {
  const steps = causes.flatMap(({ cause }) => [
    ...cause.steps,
    ...cause.reasons.flatMap((reason) => reason.steps ?? []),
  ]);
  const said = steps.flatMap((step) => (step.said === undefined ? [] : formsOf(step.said)));
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((form) => !/^I [^.!?]+\.$/.test(form))).toEqual([]);
});

test('a step that asks for less than what failed says that it proves nothing', () => {
  const steps = causes.flatMap(({ cause }) => [
    ...cause.steps,
    ...cause.reasons.flatMap((reason) => reason.steps ?? []),
  ]);
  const isLess = ({ text, sign, open }: (typeof steps)[number]) =>
    (open === 'report-without-loading' && sign === 'opened') ||
    formsOf(text).some((form) => /^Choose a short|\bwith less\b/.test(form));
  const less = steps.filter(isLess);
  expect(less.length).toBeGreaterThan(0);
  const isSilent = ({ why }: (typeof steps)[number]) =>
    why === undefined || formsOf(why).some((form) => !form.includes('proves nothing yet'));
  expect(less.filter(isSilent)).toEqual([]);
});

describe('an ended sign-in', () => {
  const bearer = { Authorization: 'Bearer one' };
  const me = { method: 'GET', url: 'https://example.halopsa.com/api/Agent/me', status: 200 };
  const list = { method: 'GET', url: 'https://example.halopsa.com/api/Tickets' };
  const ended = { mimeType: 'application/json', body: '', requestHeaders: bearer, status: 401 };
  const token = {
    method: 'POST',
    url: 'https://example.halopsa.com/auth/token',
    requestBody: 'grant_type=client_credentials&scope=all',
    mimeType: 'application/json',
    body: '{"access_token":"one"}',
  };
  const saidIn = (first: ExampleExchange) =>
    diagnosesOf([
      first,
      { ...list, status: 200, requestHeaders: bearer },
      { ...list, ...ended },
      { ...me, ...ended },
    ]).map((diagnosis) => [diagnosis.cause, saidOf(diagnosis)]);

  test('is mended by signing in, and that of a program by a change', () => {
    expect(saidIn({ ...me, requestHeaders: bearer, body: '{"id":7}' })).toEqual([
      ['session-expired', 'I signed in again.'],
    ]);
    expect(saidIn(token)).toEqual([['session-expired', null]]);
  });
});

describe('the knowledge', () => {
  test('has one file for each cause and no other', () => {
    expect(files).toEqual(every.map(({ id }) => `${id}.json`).sort());
  });

  test.each(parsed)('$file fits the schema', ({ result }) => {
    expect(result.error?.issues ?? []).toEqual([]);
  });

  test.each(causes)('$file is named after its id', ({ file, cause }) => {
    expect(file).toBe(`${cause.id}.json`);
  });

  test.each(every)('$id carries what the guide says of it', ({ id, example, customOnly }) => {
    const cause = causes.find((each) => each.cause.id === id)?.cause;
    expect(cause?.guide?.map((each) => each.id) ?? []).toEqual(example === null ? [] : [example]);
    expect(cause?.customOnly).toBe(customOnly);
  });

  test('uses every placeholder somewhere', () => {
    const used = new Set(
      causes.flatMap(({ cause }) =>
        [...textsOf(cause), ...menuPathsOf(cause)].flatMap(formsOf).flatMap(placeholdersIn),
      ),
    );
    // Ours name no path to a person; a rule pack may.
    used.add('page');
    expect(placeholderNames.filter((name) => !used.has(name))).toEqual([]);
  });

  test('names a time in UTC only in what is sent: the screen has the user’s own beside it', () => {
    const shown = causes.filter(({ cause: { ask: _ask, ...onScreen } }) =>
      JSON.stringify(onScreen).includes('{when}'),
    );
    expect(shown.map(({ file }) => file)).toEqual([]);
  });
});

describe.each(causes)('$file', ({ cause }) => {
  const texts = [...textsOf(cause), ...menuPathsOf(cause)];

  test('names only placeholders that exist, and none that is unknown already where a text stands in', () => {
    const known: readonly string[] = placeholderNames;
    expect(
      texts
        .flatMap(formsOf)
        .flatMap(placeholdersIn)
        .filter((name) => !known.includes(name)),
    ).toEqual([]);
    // The last form needs nothing that an earlier one lacked; one in between needs less than those.
    const again = texts.map(formsOf).filter((forms) => {
      const names = forms.map(placeholdersIn);
      const last = names.at(-1) ?? [];
      return names
        .slice(0, -1)
        .some(
          (earlier, at) =>
            last.some((name) => earlier.includes(name)) ||
            names.slice(at + 1).some((later) => earlier.every((name) => later.includes(name))),
        );
    });
    expect(again).toEqual([]);
    expect(texts.filter((text) => typeof text === 'string').flatMap(placeholdersIn)).toEqual([]);
  });

  test('has no sentence of more than 25 words', () => {
    const long = textsOf(cause)
      .flatMap(formsOf)
      .map(filled)
      .flatMap(sentencesOf)
      .filter((sentence) => sentence.split(/\s+/).length > 25);
    expect(long).toEqual([]);
  });

  // Flesch-Kincaid needs a passage of some hundred words and means nothing for a single line; so it
  // measures the cause's whole prose. SMOG wants thirty sentences, and Dale-Chall's list of easy
  // words lacks everything that Halo is about. The library rounds syllables to a tenth, which moves
  // this grade by up to 0.6; the Automated Readability Index counts letters and stands beside it as
  // a check.
  test.each(['text', 'otherwise'] as const)('reads well at the age of 13 (%s)', (form) => {
    const passage = passageOf(cause, form);
    expect(readability.fleschKincaidGrade(passage) + 5).toBeLessThanOrEqual(13);
    expect(readability.automatedReadabilityIndex(passage) + 5).toBeLessThanOrEqual(13);
  });

  test('uses no word that only developers know', () => {
    const words = texts
      .flatMap(formsOf)
      .map((text) => ` ${text.toLowerCase().replaceAll(/[^a-z]+/g, ' ')} `)
      .join('\n');
    expect(
      jargon.filter((word) => words.includes(` ${word} `) || words.includes(` ${word}s `)),
    ).toEqual([]);
  });

  test('says each thing in the one plain way', () => {
    const odd = texts
      .flatMap(formsOf)
      .flatMap(sentencesOf)
      .filter((sentence) => unclear.some((words) => words.test(sentence)));
    expect(odd).toEqual([]);
  });

  test('links to documented pages only', () => {
    const hosts = (cause.links ?? []).map((link) => new URL(link.url).hostname);
    expect(hosts.filter((host) => !documentedHosts.includes(host))).toEqual([]);
  });

  test('says nothing twice', () => {
    const sentences = [
      cause.title,
      cause.happened,
      cause.meaning,
      ...cause.reasons.map((reason) => reason.text),
      ...cause.steps.map((step) => step.text),
    ].flatMap((text) => sentencesOf(typeof text === 'string' ? text : text.text));
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
  });

  test('gives each step a reason or a sign that it is done', () => {
    expect(cause.steps.filter((step) => step.why === undefined && step.see === undefined)).toEqual(
      [],
    );
  });

  test('tells what was done as something past, without saying when it is to be done', () => {
    const steps = [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])];
    const told = steps.flatMap(({ text, done }) => formsOf(done ?? text));
    expect(told.filter((text) => conditional.test(text))).toEqual([]);
    expect(told.filter((text) => !past.test(text))).toEqual([]);
  });

  test('says first how to try it again, and then what shows that it worked', () => {
    const again = causes.flatMap(({ cause }) => formsOf(cause.verify));
    const fixed = causes.flatMap(({ cause }) => formsOf(cause.fixed ?? ''));
    expect(again.filter((form) => !/^[^.!?]+\.$/.test(form))).toEqual([]);
    expect(fixed.filter((form) => !/^It is fixed when [^!?]+\.$/.test(form))).toEqual([]);
  });

  test('marks each step behind the first that is for some cases only', () => {
    const [, ...later] = cause.steps;
    const isForSome = (text: string) => /^(If|Only if|For a) /.test(text);
    const unmarked = later.filter(
      ({ text, perhaps }) => perhaps !== true && formsOf(text).every(isForSome),
    );
    expect(unmarked).toEqual([]);
  });

  test('leads to no page of Halo where a step is done outside of it', () => {
    const steps = [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])];
    expect(
      steps.filter(
        ({ outside, open, where, sign }) =>
          outside === true && [open, where, sign].some((part) => part !== undefined),
      ),
    ).toEqual([]);
  });

  test('names the other system in a step outside Halo that may look at either', () => {
    const steps = [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])];
    const general = steps.flatMap(({ outside, text }) =>
      outside === true && formsOf(text)[0]?.includes('{integration}') ? [generalText(text)] : [],
    );
    expect(general.filter((text) => !text.includes('the other system'))).toEqual([]);
  });

  test('names the page of each step that ticks itself by what happens on a page', () => {
    const steps = [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])];
    expect(
      steps.filter(
        ({ sign, open }) => (sign === 'opened' || sign === 'saved') && open === undefined,
      ),
    ).toEqual([]);
  });

  test('needs no more than twelve steps, whichever reason it is', () => {
    for (const reason of cause.reasons)
      expect((reason.steps ?? []).length + cause.steps.length).toBeLessThanOrEqual(12);
  });

  test('says who else can help, and what tells its reasons apart', () => {
    expect(cause.ask).toBeDefined();
    expect(cause.reasons.filter((reason) => reason.tell === undefined)).toEqual([]);
  });

  test('has at least two examples that match and two near misses', () => {
    expect(cause.examples.match.length).toBeGreaterThanOrEqual(2);
    expect(cause.examples.noMatch.length).toBeGreaterThanOrEqual(2);
  });
});
