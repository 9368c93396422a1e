import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as Chromium writes it: glyph numbers, and with each font a table of what they
 * mean. Pages in order, no layout. Only what our own PDFs hold is understood.
 */
export function pdfText(bytes: Buffer): string {
  const objects = objectsOf(bytes);
  const meanings = new Map(
    [...objects].flatMap(([id, { head }]) => {
      const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
      return table === undefined
        ? []
        : [[id, meaningsOf(objects.get(table)?.stream ?? '')] as const];
    }),
  );
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  return pages
    .map(({ head }) => {
      const fonts = new Map(
        [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
          name,
          meanings.get(id),
        ]),
      );
      const content = [
        ...(/\/Contents (\d+ 0 R|\[[^\]]*\])/.exec(head)?.[1] ?? '').matchAll(/(\d+) 0 R/g),
      ]
        .map(([, id = '']) => objects.get(id)?.stream ?? '')
        .join('\n');
      return shown(content, fonts);
    })
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, PdfObject> {
  const all = bytes.toString('latin1');
  return new Map(
    [...all.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => {
      const at = body.indexOf('stream\n');
      if (at === -1) return [id, { head: body, stream: '' }];
      const packed = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
      return [
        id,
        {
          head: body.slice(0, at),
          stream: body.includes('/FlateDecode')
            ? inflateSync(packed).toString('latin1')
            : packed.toString('latin1'),
        },
      ];
    }),
  );
}

type Meanings = ReadonlyMap<number, string>;

const letters = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

function meaningsOf(table: string): Meanings {
  const found = new Map<number, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
      found.set(Number.parseInt(from, 16), letters(to));
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', last = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let at = first; at <= Number.parseInt(last, 16); at += 1)
        found.set(at, String.fromCharCode(Number.parseInt(to, 16) + at - first));
    }
  }
  return found;
}

function shown(content: string, fonts: ReadonlyMap<string, Meanings | undefined>): string {
  let font: Meanings | undefined;
  let text = '';
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj/g)) {
    if (name !== undefined) font = fonts.get(name);
    else
      for (const glyph of (hex ?? '').match(/.{4}/g) ?? [])
        text += font?.get(Number.parseInt(glyph, 16)) ?? '';
  }
  return text;
}
