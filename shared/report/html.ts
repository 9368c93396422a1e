import type { Block, Report } from './report.ts';
import { reportStyle } from './style.ts';

/**
 * The report as one HTML page that opens offline: no script, no link that loads anything, a policy that forbids both. All
 * captured text is escaped.
 */
export function htmlOf(report: Report, words: { readonly lang: string; readonly screenshot: string }): string {
  const picture = report.screenshot !== null && /^[A-Za-z0-9+/=]+$/.test(report.screenshot)
    ? `<section><h2>${escape(words.screenshot)}</h2><img alt="${escape(words.screenshot)}" src="data:image/png;base64,${report.screenshot}"></section>` : '';
  return `<!doctype html>
<html lang="${escape(words.lang)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<title>${escape(report.title)}</title><style>${reportStyle}</style></head>
<body><main><h1>${escape(report.title)}</h1>
<div class="summary">${report.summary.map((line) => `<p>${escape(line)}</p>`).join('')}</div>
${report.blocks.map(blockOf).join('\n')}
${picture}</main></body></html>
`;
}

function blockOf(block: Block): string {
  return `<section><h2>${escape(block.heading)}</h2>${contentOf(block)}</section>`;
}

function contentOf(block: Block): string {
  switch (block.kind) {
    case 'text': return `<p>${escape(block.text)}</p>`;
    case 'quote': return `<pre>${escape(block.text)}</pre>`;
    case 'list': return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'pairs': return `<dl>${block.pairs.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
