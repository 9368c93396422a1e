import { version } from '../platform/version.ts';
import { htmlOf } from '../../shared/report/html.ts';
import { markdownOf } from '../../shared/report/markdown.ts';
import { composeComparison } from '../../shared/report/comparison-report.ts';
import type { Report, Say } from '../../shared/report/report.ts';
import type { Redactor } from '../../shared/redact/redactor.ts';
import { withoutEchoes } from '../../shared/rules/echo.ts';
import type { SharedComparison } from '../store/share.ts';

interface Asked {
  readonly isText: boolean;
  readonly words: string;
  readonly redactor: Redactor;
  readonly say: Say;
  readonly kindWords: (kind: Redactor['takenOut'][number]['kind']) => string;
}

/** The report of a comparison as a page or as text, without the secrets of both recordings. */
export function comparisonPage(
  { result, names }: SharedComparison,
  { isText, words, redactor, say, kindWords }: Asked,
): { readonly report: Report; readonly page: string } {
  const { comparison, diagnosis, exchanges } = result;
  const redacted = (exchange: typeof exchanges.working) =>
    exchange === null ? null : redactor.exchange(exchange);
  for (const { kind, working, broken } of comparison.apart)
    for (const value of [working, broken]) {
      if (value !== null && kind === 'site') redactor.halo(value);
      if (value !== null && kind === 'person') redactor.person(value);
    }
  // The requests first: they tell the values that stand in the sentences, too.
  const first = {
    exchanges: { working: redacted(exchanges.working), broken: redacted(exchanges.broken) },
    diagnosis: diagnosis === null ? null : redactor.texts(withoutEchoes(diagnosis)),
    comparison: redactor.texts(comparison),
    names: { working: redactor.text(names.working), broken: redactor.text(names.broken) },
    words: redactor.text(words),
  };
  const report = composeComparison(
    {
      ...redactor.sealed(first),
      program: `Halo Troubleshooter ${version}`,
      madeAt: Date.now(),
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      takenOut: redactor.takenOut.map(({ kind, count }) => ({ kind: kindWords(kind), count })),
    },
    say,
  );
  const page = isText
    ? markdownOf(report)
    : htmlOf(report, { lang: 'en', picture: say('picture') });
  return { report, page };
}
