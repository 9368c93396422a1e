import { version } from '../platform/version.ts';
import type { CheckLine } from '../../shared/checkup/line.ts';
import { checkupReport, type ReportedLine } from '../../shared/checkup/report.ts';
import type { SayCheckup } from '../../shared/checkup/summary.ts';
import { utcOf } from '../../shared/words/moment.ts';
import { messageOf } from '../../shared/rules/message.ts';
import { checked, type Redacted } from '../../shared/redact/redacted.ts';
import { Redactor } from '../../shared/redact/redactor.ts';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { htmlOf } from '../../shared/report/html.ts';
import { markdownOf } from '../../shared/report/markdown.ts';
import { explanationOf } from '../actions/checkup.ts';
import { tellSaved } from '../actions/saved-file.ts';
import { call } from '../platform/halo.ts';
import { type CheckupState, useCheckup } from '../store/checkup.ts';
import { attempt, notify } from '../store/notices.ts';
import { redactOptions } from '../store/redaction.ts';
import { text } from '../text/i18n.ts';

export type ReportForm = 'html' | 'pdf' | 'copy';

/** Saves or copies the report of the check-up on screen. */
export function saveReport(form: ReportForm): Promise<boolean> {
  return attempt(async () => {
    const page = reportPage(useCheckup.getState(), form, redactOptions());
    if (page === null) {
      notify('problem', text('checkup:report.leaked'));
      return;
    }
    if (form === 'copy') {
      await call('clipboard.write', { text: page });
      notify('news', text('checkup:report.copied'));
      return;
    }
    const name = text('checkup:report.fileName');
    const file = await call('report.save', { kind: form, name, parts: [page] });
    if (file !== null) tellSaved(text('checkup:report.saved', { file: file.name }), file);
  }, text('checkup:unexpected'));
}

/** The report without secrets; null where one was still found in it. */
export function reportPage(
  { lines, comparison, origin, at, before, isStopped }: CheckupState,
  form: ReportForm,
  options: RedactOptions,
): Redacted | null {
  const redactor = new Redactor(options);
  if (origin !== null) redactor.halo(origin);
  for (const { personal } of lines) if (personal !== null) redactor.person(personal);
  const site = origin === null ? '' : new URL(origin).host;
  const clean = redactor.sealed({
    lines: lines.map((line) => ({
      ...line,
      subject: line.subject === null ? null : redactor.text(line.subject),
      words: line.words === null ? null : redactor.text(wordsIn(line.words)),
      says: redactor.text(line.says),
      explanation: redactor.texts(explained(line)),
    })),
    comparison: comparison === null ? null : redactor.texts(comparison),
    site: redactor.text(site),
  });
  const report = checkupReport(
    {
      ...clean,
      isStopped,
      when: utcOf(at),
      before: before === null ? null : utcOf(before),
      program: `Halo Troubleshooter ${version}`,
      takenOut: redactor.takenOut.map(({ kind, count }) => ({
        kind: text(`share:kind.${kind}`),
        count,
      })),
    },
    say,
  );
  const page = form === 'copy' ? markdownOf(report) : htmlOf(report, { lang: 'en', picture: '' });
  return checked(page, redactor);
}

/** Without the JSON around them. */
const wordsIn = (words: string): string => messageOf(words).text ?? words;

function explained(line: CheckLine): ReportedLine['explanation'] {
  const diagnosis = explanationOf(line);
  return diagnosis === null
    ? null
    : { title: diagnosis.title, steps: diagnosis.steps.map(({ text: step }) => step) };
}

/** The report's keys come from shared/checkup, which knows no i18next. */
/** The words of the check-up, by their key. */
export const say: SayCheckup = (key, values) =>
  (text as (key: string, options: object) => string)(key, { ...values, ns: 'checkup' });
