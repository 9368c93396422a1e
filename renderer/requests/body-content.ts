import { jsonIn } from '../../shared/basics/json.ts';
import type { Note } from '../../shared/exchange/note.ts';
import { type Body } from '../../shared/exchange/exchange.ts';

/** What a body is, for showing it. */
type BodyContent =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly markup: boolean }
  | { readonly kind: 'picture'; readonly source: string }
  | { readonly kind: 'binary'; readonly picture: boolean }
  | { readonly kind: 'missing'; readonly why: Note }
  | { readonly kind: 'none' };

/**
 * Pictures that hold nothing but dots. SVG is a document that can run and fetch things, so it never
 * is one.
 */
const pictures = /^image\/(?:png|jpe?g|gif|webp)$/;
/** A tree of more would take long to build; the text is still there to read. */
const longestJson = 5_000_000;

export function bodyContent(body: Body): BodyContent {
  const type = body.mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (body.text !== null && body.text !== '') {
    const value = jsonValue(body.text, type);
    if (value !== undefined) return { kind: 'json', value };
    return { kind: 'text', text: body.text, markup: /html|xml|svg/.test(type) };
  }
  if (body.base64 !== null && body.base64 !== '') {
    const plain = /^[a-z0-9+/=\s]*$/i.test(body.base64);
    return pictures.test(type) && plain
      ? { kind: 'picture', source: `data:${type};base64,${body.base64}` }
      : { kind: 'binary', picture: type.startsWith('image/') };
  }
  return body.missing === null ? { kind: 'none' } : { kind: 'missing', why: body.missing };
}

/**
 * The value of a JSON text; undefined where it is none. Halo labels some JSON as text, so its look
 * counts, too.
 */
function jsonValue(text: string, type: string): unknown {
  if (text.length > longestJson || !(type.includes('json') || /^\s*[[{]/.test(text.slice(0, 200))))
    return undefined;
  return jsonIn(text.replace(/^\ufeff/, ''));
}
