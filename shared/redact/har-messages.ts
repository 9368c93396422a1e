import { base64Of, decodeBase64 } from './base64.ts';
import { redactJson } from './json.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import type { Register } from './register.ts';

/** WebSocket frames and server-sent events, as Chrome writes them. */
export function redactMessages(rewrite: JsonRewrite, messages: number, register: Register): void {
  register.part = 'messages';
  const { tape } = rewrite;
  if (tape.kind(messages) !== token.array) return redactJson(rewrite, messages, register);
  for (let at = messages + 4; at < tape.extra(messages); at = tape.next(at))
    redactMessage(rewrite, at, register);
}

function redactMessage(rewrite: JsonRewrite, message: number, register: Register): void {
  const { tape } = rewrite;
  if (tape.kind(message) !== token.object) return redactJson(rewrite, message, register);
  const verdict = register.names.verdict(rewrite.textAt(rewrite.member(message, 'eventName')));
  const isBinary = rewrite.textAt(rewrite.member(message, 'opcode')) === '2';
  for (let at = message + 4; at < tape.extra(message); at = tape.next(at + 4)) {
    const value = at + 4;
    if (tape.kind(value) !== token.string || !rewrite.isNamed(at, 'data')) {
      redactJson(rewrite, value, register);
      continue;
    }
    const text = rewrite.text(value);
    const isSecret = verdict !== null && !verdict.doubtful && verdict.kind !== 'text';
    const clean = isBinary
      ? redactBinary(text, register)
      : isSecret
        ? register.take(verdict.kind, text)
        : register.redactValue(text);
    if (clean !== text) rewrite.replaceText(value, clean);
  }
}

/** A frame that is no text can't be checked, and is left out. */
function redactBinary(data: string, register: Register): string {
  const decoded = decodeBase64(data);
  if (decoded === null) return '';
  const clean = register.redactAny(decoded, '');
  return clean === decoded ? data : base64Of(clean);
}
