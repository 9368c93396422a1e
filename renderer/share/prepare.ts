import { version } from '../platform/version.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { harOf } from '../../shared/har/har-writer.ts';
import { checked, joined, type Redacted } from '../../shared/redact/redacted.ts';
import { Redactor } from '../../shared/redact/redactor.ts';
import type { Kind } from '../../shared/redact/kinds.ts';
import type { Taken } from '../../shared/redact/register.ts';
import { htmlOf } from '../../shared/report/html.ts';
import { markdownOf } from '../../shared/report/markdown.ts';
import {
  composeReport,
  type Report,
  type ReportInput,
  type Say,
} from '../../shared/report/report.ts';
import { withoutEchoes } from '../../shared/rules/echo.ts';
import { peopleIn } from '../../shared/fix/people.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { isStepDone, stepsDone } from '../../shared/fix/records.ts';
import { currentFix, useFixes } from '../store/fixes.ts';
import { reportVerdict } from './report-verdict.ts';
import { sources } from '../store/sources.ts';
import { text } from '../text/i18n.ts';
import { redactOptions } from '../store/redaction.ts';
import { useSite } from '../store/site.ts';
import { allExchanges, exchangesAround, failingExchanges } from './gather.ts';
import type { SharedComparison, Sharing } from '../store/share.ts';
import { comparisonPage } from './comparison.ts';
import type { Source } from '../store/source.ts';

export const forms = ['pack', 'markdown', 'pdf', 'failing', 'all', 'both'] as const;
export type Form = (typeof forms)[number];

export interface ShareOptions {
  readonly form: Form;
  readonly keepPersonal: boolean;
  /** Halo Support finds the customer's Halo by its name. */
  readonly keepTenant: boolean;
  readonly withPicture: boolean;
  /** What the user wants to say with it; '' for nothing. */
  readonly words: string;
}

/** What would leave, redacted and checked. */
export interface Prepared {
  readonly report: Report | null;
  /** The file or the copied text, in pieces. */
  readonly parts: readonly Redacted[];
  /** All of it, checked. */
  readonly copied: Redacted;
  readonly taken: readonly Taken[];
}

/** What was redacted, before it is checked. */
interface Composed extends Omit<Prepared, 'copied' | 'parts'> {
  readonly parts: readonly string[];
}

/** A secret stood in what was ready to leave: it must not. */
export class Leaked extends Error {
  readonly kind: string;

  constructor(kind: string) {
    super(`a ${kind} was still found`);
    this.kind = kind;
  }
}

/**
 * Gathers, redacts, composes and checks. Nothing of it is kept. `redactor`: one for all that leaves
 * together. @throws Leaked
 */
export async function prepare(
  sharing: Sharing,
  options: ShareOptions,
  redactor: Redactor = new Redactor(redactOptions(options)),
): Promise<Prepared> {
  const prepared =
    sharing.comparison !== undefined
      ? compared(sharing.comparison, options, redactor)
      : options.form === 'failing' || options.form === 'all'
        ? await recording(sharing, options, redactor)
        : await report(sharing, options, redactor);
  const parts = prepared.parts.map((part) => unleaked(part, redactor));
  return { ...prepared, parts, copied: unleaked(joined(parts), redactor) };
}

/** @throws Leaked where a value that was taken out still stands in it */
export function unleaked(text: string, redactor: Redactor): Redacted {
  const clean = checked(text, redactor);
  if (clean === null) throw new Leaked(redactor.leaksIn(text)[0]?.kind ?? 'secret');
  return clean;
}

/** The report of a comparison; the two recordings themselves are redacted by main when saved. */
function compared(
  comparison: SharedComparison,
  options: ShareOptions,
  redactor: Redactor,
): Composed {
  const { report, page } = comparisonPage(comparison, {
    isText: options.form === 'markdown',
    words: ownWords(options),
    redactor,
    say,
    kindWords,
  });
  return { report, parts: options.form === 'both' ? [] : [page], taken: redactor.taken };
}

/** Requests of a file that are shown beforehand where main redacts it from disk. */
const previewed = 60;

/** The file as it is, redacted by main when it is saved; its first requests stand for it here. */
export function isWholeFile({ source }: Sharing, { form }: ShareOptions): boolean {
  const { file } = sources[source].getState();
  return form === 'all' && file !== null && file.url !== null;
}

/** What the user says with it; '' for nothing. */
export function ownWords({ words }: ShareOptions): string {
  return words.trim().slice(0, 5000);
}

async function recording(
  sharing: Sharing,
  options: ShareOptions,
  redactor: Redactor,
): Promise<Composed> {
  const { requests, source } = sharing;
  const exchanges =
    options.form === 'all'
      ? await allExchanges(source, isWholeFile(sharing, options) ? previewed : Infinity)
      : await exchangesAround(requests, source);
  const { log, entries } = harOf(
    exchanges,
    { name: 'Halo Troubleshooter', version },
    sources[source].getState().marks,
  );
  const words = ownWords(options);
  const note = words === '' ? {} : { comment: words };
  const first = redactor.json(JSON.stringify({ ...log, ...note }));
  const lines = entries.map((entry) => redactor.entryText(JSON.stringify(entry)));
  const head = redactor.seal(first);
  return {
    report: null,
    taken: redactor.taken,
    parts: [
      `${head.slice(0, -1)},"entries":[\n`,
      ...lines.map((line, at) => `${at === 0 ? '' : ',\n'}${redactor.seal(line)}`),
      '\n]}}\n',
    ].map((part, at) => (at === 0 ? `{"log":${part}` : part)),
  };
}

async function report(
  sharing: Sharing,
  options: ShareOptions,
  redactor: Redactor,
): Promise<Composed> {
  const { form, withPicture } = options;
  const { diagnosis, requests, source, picture } = sharing;
  if (diagnosis === null) throw new TypeError('only a diagnosis makes a report');
  const exchanges = (await failingExchanges(requests, source)).map((exchange): Exchange =>
    redactor.exchange(exchange),
  );
  const record = currentFix(useFixes.getState(), source, diagnosisKey(diagnosis));
  const quiet = withoutEchoes(diagnosis);
  const first = {
    exchanges,
    diagnosis: redactor.texts(quiet),
    source: redactor.text(sourceWords(sharing)),
    words: redactor.text(ownWords(options)),
    who: whoFailed(diagnosis, source, redactor),
    verdict: redactor.text(reportVerdict(source, diagnosis)),
    tried:
      record === null || stepsDone(record).length === 0
        ? []
        : diagnosis.steps.map((step, at) => ({
            text: redactor.text(quiet.steps[at]?.text ?? ''),
            outcome: isStepDone(record, step) ? ('done' as const) : ('open' as const),
          })),
  };
  const sealed = redactor.sealed(first);
  const composed = composeReport(
    {
      ...sealed,
      program: `Halo Troubleshooter ${version}`,
      madeAt: Date.now(),
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      takenOut: redactor.takenOut.map(({ kind, count }) => ({ kind: kindWords(kind), count })),
      picture: withPicture ? picture : null,
    },
    say,
  );
  const page =
    form === 'markdown'
      ? markdownOf(composed)
      : htmlOf(composed, { lang: 'en', picture: say('picture') });
  return { report: composed, parts: [page], taken: redactor.taken };
}

/** As whom the failing request was sent, as far as the recording tells. */
function whoFailed({ entries }: Diagnosis, source: Source, redactor: Redactor): ReportInput['who'] {
  const { rows } = sources[source].getState();
  const row = rows.find(({ index }) => index === entries[0]);
  const person = row === undefined ? null : peopleIn(rows)(row).person;
  if (person === null) return null;
  const name = person.name ?? person.user;
  return { name: name === null ? null : redactor.person(name), agent: person.agent };
}

function sourceWords({ source }: Sharing): string {
  const { file } = sources[source].getState();
  if (file !== null) return text('share:file', { name: file.name });
  const { url } = useSite.getState();
  return URL.canParse(url)
    ? text('share:recorded', { host: new URL(url).host })
    : text('share:recordedUnknown');
}

const kindWords = (kind: Kind): string => text(`share:kind.${kind}`);

/**
 * The report's keys come from shared/report, which knows no i18next: a test holds them to the file.
 */
const say: Say = (key, values) =>
  (text as (key: string, options: object) => string)(key, { ...values, ns: 'report' });
