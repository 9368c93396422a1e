/** Paper for learners: the handouts of lessons, or a certificate. Texts only. */
export interface Handout {
  readonly kind: 'handout' | 'certificate';
  readonly lang: string;
  /** Of the document; where there are several pages it stands on a cover, with what is inside. */
  readonly title: string;
  /** Each begins on a page of its own; a certificate has one. */
  readonly pages: readonly HandoutPage[];
  readonly foot: string;
}

export interface HandoutPage {
  readonly title: string;
  readonly lead: string;
  readonly blocks: readonly HandoutBlock[];
}

type HandoutBlock =
  | { readonly kind: 'text'; readonly heading: string; readonly text: string }
  | {
      readonly kind: 'steps';
      readonly heading: string;
      readonly items: readonly { readonly text: string; readonly note: string | null }[];
    }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] };

/**
 * The handout as one page of HTML without scripts, for printing; a policy forbids whatever would
 * load. All texts are escaped.
 */
export function handoutHtml({ kind, lang, title, pages, foot }: Handout): string {
  // Whoever prints it numbers its pages: see numbered in main/files/report-files.ts.
  const numbered = kind === 'handout' ? ' data-numbered' : '';
  return `<!doctype html>
<html lang="${escaped(lang)}"${numbered}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head>
<body class="${kind}">${coverOf(title, pages, foot)}${pages.map((page) => pageOf(page, foot)).join('')}</body></html>`;
}

/** One lesson needs none. */
function coverOf(title: string, pages: readonly HandoutPage[], foot: string): string {
  if (pages.length < 2) return '';
  const inside = pages.map((page) => `<li>${escaped(page.title)}</li>`).join('');
  return `<main class="cover"><h1>${escaped(title)}</h1><ol>${inside}</ol><footer>${escaped(foot)}</footer></main>`;
}

function pageOf({ title, lead, blocks }: HandoutPage, foot: string): string {
  return `<main><h1>${escaped(title)}</h1><p class="lead">${escaped(lead)}</p>${blocks.map(blockOf).join('')}<footer>${escaped(foot)}</footer></main>`;
}

function blockOf(block: HandoutBlock): string {
  const heading = `<h2>${escaped(block.heading)}</h2>`;
  switch (block.kind) {
    case 'text':
      return `<section>${heading}<p>${escaped(block.text)}</p></section>`;
    case 'list':
      return `<section>${heading}<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul></section>`;
    case 'steps':
      return `<section>${heading}<ol>${block.items.map(stepOf).join('')}</ol></section>`;
  }
}

function stepOf({ text, note }: { readonly text: string; readonly note: string | null }): string {
  return `<li>${escaped(text)}${note === null ? '' : `<br><small>${escaped(note)}</small>`}</li>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** Small enough that most lessons have room on one page of A4. */
const style = `
body{margin:0;color:#1a2422;font:9pt/1.36 system-ui,'Segoe UI','Noto Sans',sans-serif}
main{break-after:page}main:last-child{break-after:auto}
h1{font-size:16pt;line-height:1.2;margin:0 0 2pt;color:#0c6170}h2{font-size:10pt;margin:7pt 0 2pt}
.lead{color:#50605c;margin:0 0 4pt}p{margin:0;white-space:pre-line}ol,ul{margin:0;padding-left:16pt}li{margin:1.5pt 0}small{color:#50605c;font-size:8pt}li,h2{break-inside:avoid}h2{break-after:avoid}
footer{margin-top:8pt;padding-top:4pt;border-top:1px solid #d3dad7;color:#50605c;font-size:8pt}
.cover{padding-top:40mm}.cover h1{font-size:30pt;margin-bottom:14pt}.cover ol{font-size:11pt;line-height:1.5;padding-left:26pt}.cover footer{margin-top:24pt}
.certificate main{box-sizing:border-box;height:240mm;padding:24mm 16mm;border:3pt double #0c6170;text-align:center;display:flex;flex-direction:column;justify-content:center;font-size:11pt}
.certificate h1{font-size:30pt}.certificate .lead{font-size:14pt}.certificate h2{font-size:24pt;color:#1a2422}.certificate footer{border:0}`;
