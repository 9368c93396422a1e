import { base64Of, decodeBase64 } from './base64.ts';
import { isMultipart } from './multipart.ts';
import { redactJson, redactJsonInside } from './json.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import type { Register } from './register.ts';

/** What stands in place of content that can't be checked for secrets. */
export const leftOut =
  'left out before sharing: this kind of content can not be checked for secrets';
/** What stands in place of a program's own files: they are the same for everybody, and large. */
const programFile =
  'left out before sharing: scripts, styles, fonts and pictures say nothing about a failure';

/**
 * `content` or `postData`: text as it is or behind base64. What is no text is left out and says so;
 * scripts, styles, fonts and pictures that came whole, too. `answer`: the response it stands in.
 * `params` redacts that member.
 */
export function redactBody(
  rewrite: JsonRewrite,
  body: number,
  register: Register,
  answer: number | null,
  params: ((at: number) => void) | null = null,
): void {
  const { tape } = rewrite;
  const { remembered } = register;
  if (tape.kind(body) !== token.object) return redactJson(rewrite, body, register);
  const text = rewrite.member(body, 'text');
  // A few words that come again and again, as names do.
  const wordAt = (at: number | null): string =>
    at === null || tape.kind(at) !== token.string ? '' : remembered.nameAt(rewrite, at).text;
  const type = wordAt(rewrite.member(body, 'mimeType'));
  const isEncoded = wordAt(rewrite.member(body, 'encoding')).trim().toLowerCase() === 'base64';
  const hasText =
    text !== null && tape.kind(text) === token.string && tape.end(text) - tape.start(text) > 2;
  const isProgram =
    hasText &&
    answer !== null &&
    isProgramFile(type, Number(rewrite.textAt(rewrite.member(answer, 'status'))));
  const decoded = hasText && !isProgram && isEncoded ? decodeBase64(rewrite.text(text)) : null;
  const isUnread = hasText && !isProgram && isEncoded && decoded === null;
  const comment = isProgram ? programFile : isUnread ? leftOut : null;
  let hasComment = false;
  /** Where the last member ended that stays. */
  let kept: number | null = null;
  const end = tape.extra(body);
  for (let at = body + 4; at < end; at = tape.next(at + 4)) {
    const value = at + 4;
    const name = remembered.nameAt(rewrite, at).text;
    if ((name === 'text' && isProgram) || (name === 'encoding' && comment !== null)) {
      rewrite.remove(body, at, kept);
      continue;
    }
    kept = tape.end(value);
    switch (name) {
      case 'text':
        if (tape.kind(value) !== token.string) redactJson(rewrite, value, register);
        // One that another of the same name follows is read by nobody.
        else if (isUnread || value !== text) rewrite.replaceText(value, '');
        else if (hasText) redactText(rewrite, value, decoded, type, register);
        break;
      case 'comment':
        if (comment === null) redactJson(rewrite, value, register);
        else rewrite.replaceText(value, comment);
        hasComment = true;
        break;
      case 'params':
        if (params !== null) params(value);
        else redactJson(rewrite, value, register);
        break;
      default:
        redactJson(rewrite, value, register);
    }
  }
  if (comment !== null && !hasComment) rewrite.add(body, kept, 'comment', comment);
}

function redactText(
  rewrite: JsonRewrite,
  at: number,
  decoded: string | null,
  type: string,
  register: Register,
): void {
  // Most bodies are JSON: no detour over strings for those.
  if (
    decoded === null &&
    rewrite.beginsJson(at) &&
    !isMultipart(type) &&
    redactJsonInside(rewrite, at, register)
  )
    return;
  const text = decoded ?? rewrite.text(at);
  const clean = register.redactAny(text, type);
  if (clean !== text) rewrite.replaceText(at, decoded === null ? clean : base64Of(clean));
}

function isProgramFile(mimeType: string, status: number): boolean {
  return (
    status >= 200 &&
    status < 400 &&
    /^(?:image\/|font\/|audio\/|video\/|text\/css|(?:text|application)\/(?:x-)?(?:java|ecma)script|application\/(?:wasm|(?:x-)?font))/i.test(
      mimeType,
    )
  );
}
