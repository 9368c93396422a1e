import type { Block, Report } from './report.ts';
import { reportStyle } from './style.ts';

interface HtmlWords {
  readonly lang: string;
  /** Heading of the picture. */
  readonly picture: string;
}

/**
 * The report as one HTML page that opens offline: no script, no link that loads anything, a policy
 * that forbids both. All captured text is escaped.
 */
export function htmlOf(report: Report, words: HtmlWords): string {
  return htmlOfAll([report], words);
}

/** Several reports as one page; on paper each begins on a sheet of its own. */
export function htmlOfAll(reports: readonly Report[], words: HtmlWords): string {
  return `<!doctype html>
<html lang="${escape(words.lang)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<title>${escape(reports[0]?.title ?? '')}</title><style>${reportStyle}</style></head>
<body>${reports.map((report) => mainOf(report, words)).join('\n')}</body></html>
`;
}

function mainOf(report: Report, words: HtmlWords): string {
  const picture =
    report.picture !== null && /^[A-Za-z0-9+/=]+$/.test(report.picture.data)
      ? `<section><h2>${escape(words.picture)}</h2><p>${escape(report.picture.caption)}</p><img alt="${escape(report.picture.caption)}" src="data:image/jpeg;base64,${report.picture.data}"></section>`
      : '';
  return `<main><h1>${escape(report.title)}</h1>
<div class="summary">${report.summary.map((line) => `<p>${escape(line)}</p>`).join('')}</div>
${report.blocks.map(blockOf).join('\n')}
${picture}</main>`;
}

function blockOf(block: Block): string {
  return `<section><h2>${escape(block.heading)}</h2>${contentOf(block)}</section>`;
}

function contentOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escape(block.text)}</p>`;
    case 'quote':
      return `<pre>${escape(block.text)}</pre>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'pairs':
      return `<dl>${block.pairs.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
