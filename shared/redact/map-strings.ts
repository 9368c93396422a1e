import { base64Of, decodeBase64 } from './base64.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';

type MapText = (text: string) => string;

/**
 * JSON with each string replaced: names and numbers that hold one too, and the text behind
 * `encoding: base64`.
 */
export function mapJson(rewrite: JsonRewrite, map: MapText, mapName: MapText): void {
  const { tape } = rewrite;
  /** Places of texts that are base64. */
  const encoded = new Set<number>();
  for (let at = 0; at < tape.size; at += 4) {
    switch (tape.kind(at)) {
      case token.object: {
        const text = encodedIn(rewrite, at);
        if (text !== null) encoded.add(text);
        break;
      }
      case token.number:
        replaceChanged(rewrite, at, rewrite.source(at), map);
        break;
      case token.name:
        replaceChanged(rewrite, at, rewrite.text(at), mapName);
        break;
      case token.string:
        replaceChanged(
          rewrite,
          at,
          rewrite.text(at),
          encoded.has(at) ? (text) => mapEncoded(text, map) : map,
        );
    }
  }
}

/** The place of an object's `text`, where its `encoding` says that it is base64. */
function encodedIn(rewrite: JsonRewrite, object: number): number | null {
  const text = rewrite.member(object, 'text');
  return text !== null && rewrite.textAt(rewrite.member(object, 'encoding')) === 'base64'
    ? text
    : null;
}

function replaceChanged(rewrite: JsonRewrite, at: number, text: string, map: MapText): void {
  const clean = map(text);
  if (clean !== text) rewrite.replaceText(at, clean);
}

/** The same for a value that is held in memory. */
export function mapStrings(value: unknown, map: MapText, mapName = map): unknown {
  if (typeof value === 'string') return map(value);
  if (typeof value === 'number') {
    const text = map(String(value));
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => mapStrings(one, map, mapName));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  const isEncoded = members.some(([key, inner]) => key === 'encoding' && inner === 'base64');
  return Object.fromEntries(
    members.map(([key, inner]) => [
      mapName(key),
      key === 'text' && isEncoded && typeof inner === 'string'
        ? mapEncoded(inner, map)
        : mapStrings(inner, map, mapName),
    ]),
  );
}

function mapEncoded(text: string, map: MapText): string {
  const decoded = decodeBase64(text);
  if (decoded === null) return map(text);
  const clean = map(decoded);
  return clean === decoded ? map(text) : base64Of(clean);
}
