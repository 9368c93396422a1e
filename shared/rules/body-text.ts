import { jsonIn } from '../basics/json.ts';
import type { Body } from '../exchange/exchange.ts';

/** An error answer is short; what is longer is cut before it is looked at. */
const longest = 400_000;

/**
 * Text of a body; base64 is decoded, because some exporters write every body so.
 * null where there is none.
 */
export function bodyText(body: Body): string | null {
  if (body.text !== null)
    return body.text.length > longest ? body.text.slice(0, longest) : body.text;
  if (body.base64 === null || isBinary(body.mimeType)) return null;
  return decoded(body.base64.length > longest ? body.base64.slice(0, longest) : body.base64);
}

function isBinary(mimeType: string): boolean {
  return /^(image|audio|video|font)\//.test(mimeType) && !mimeType.includes('svg');
}

/** base64 (wrapped, url-safe or without padding too) to text; null where it is none. */
export function decoded(base64: string): string | null {
  const clean = base64
    .replace(/[\s=]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  try {
    const bytes = atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)));
    const text = new TextDecoder('utf-8').decode(
      Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)),
    );
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/** What some servers write before JSON, so that no page can load it as a script. */
const guard = /^(?:\)\]\}'?,?|while ?\(1\);?|for ?\(;;\);?|throw 1;)\s{0,9}(?=[{["])/;
/** JSONP: a call of a function that the page names. */
const callback = /^(?:\/\*\*\/\s{0,9})?[\w$.]{1,100}\((?=\s{0,9}[{["])/;

/**
 * Parsed JSON; undefined where the text is none. A byte order mark and the guards of some servers
 * before it are skipped, and so is the call around JSONP.
 */
export function parsedJson(text: string): unknown {
  const start = text.slice(0, 20).search(/[^\s\uFEFF]/);
  if (start < 0) return undefined;
  const bare = bareJson(start === 0 ? text : text.slice(start));
  if (!/^[{["]/.test(bare)) return undefined;
  return jsonIn(bare);
}

function bareJson(text: string): string {
  if (/^[{["]/.test(text)) return text;
  const before = guard.exec(text)?.[0];
  if (before !== undefined) return text.slice(before.length);
  const call = callback.exec(text)?.[0];
  const end = call === undefined ? -1 : text.lastIndexOf(')');
  return call === undefined || end < 0 ? text : text.slice(call.length, end).trim();
}

export type AnswerShape = 'json' | 'html' | 'text' | 'empty' | 'missing';

/** What an answer looks like: by its body, and by its type where the body was not recorded. */
export function answerShape(body: Body, text: string | null): AnswerShape {
  if (text !== null && text.trim() !== '') {
    if (/^\s*(<!doctype|<html|<head|<body|<center|<title|<h1)/i.test(text.slice(0, 500)))
      return 'html';
    if (/^[\s\uFEFF]*[{["]/.test(text.slice(0, 50))) return 'json';
    return body.mimeType.includes('html') ? 'html' : 'text';
  }
  if (text !== null && body.missing === null && (body.size === null || body.size <= 0))
    return 'empty';
  if (body.missing === null && body.size === 0) return 'empty';
  return body.mimeType.includes('html') ? 'html' : 'missing';
}
