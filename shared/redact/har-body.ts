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

/** What is known of a body before its members are gone through. */
interface Body {
  readonly type: string;
  /** The place of the member that readers take for its text. */
  readonly text: number | null;
  readonly hasText: boolean;
  /** The text behind base64. */
  readonly decoded: string | null;
  readonly isProgram: boolean;
  /** Why its text does not stay; null where it does. */
  readonly comment: string | null;
}

/**
 * `content` or `postData`: text as it is or behind base64. What is no text is left out and says so;
 * scripts, styles, fonts and pictures that came whole, too. `answer`: the response it stands in.
 * `params` redacts that member.
 */
export function redactBody(
  rewrite: JsonRewrite,
  at: number,
  register: Register,
  answer: number | null,
  params: ((at: number) => void) | null = null,
): void {
  const { tape } = rewrite;
  if (tape.kind(at) !== token.object) return redactJson(rewrite, at, register);
  const body = lookOver(rewrite, at, register, answer);
  let hasComment = false;
  /** Where the last member ended that stays. */
  let kept: number | null = null;
  const end = tape.extra(at);
  for (let place = at + 4; place < end; place = tape.next(place + 4)) {
    const name = register.remembered.nameAt(rewrite, place).text;
    if (isRemoved(name, body)) {
      rewrite.remove(at, place, kept);
      continue;
    }
    kept = tape.end(place + 4);
    hasComment ||= name === 'comment';
    if (name === 'params' && params !== null) params(place + 4);
    else redactMember(rewrite, place + 4, name, body, register);
  }
  if (body.comment !== null && !hasComment) rewrite.add(at, kept, 'comment', body.comment);
}

function lookOver(
  rewrite: JsonRewrite,
  at: number,
  register: Register,
  answer: number | null,
): Body {
  const { tape } = rewrite;
  // A few words that come again and again, as names do.
  const wordOf = (name: string): string => {
    const word = rewrite.member(at, name);
    return word === null || tape.kind(word) !== token.string
      ? ''
      : register.remembered.nameAt(rewrite, word).text;
  };
  const text = rewrite.member(at, 'text');
  const type = wordOf('mimeType');
  const isEncoded = wordOf('encoding').trim().toLowerCase() === 'base64';
  const hasText =
    text !== null && tape.kind(text) === token.string && tape.end(text) - tape.start(text) > 2;
  const isProgram =
    hasText &&
    answer !== null &&
    isProgramFile(type, () => rewrite.numberAt(rewrite.member(answer, 'status')));
  const isRead = hasText && !isProgram && isEncoded;
  const decoded = isRead ? decodeBase64(rewrite.text(text)) : null;
  const unread = isRead && decoded === null ? leftOut : null;
  return { type, text, hasText, decoded, isProgram, comment: isProgram ? programFile : unread };
}

const isRemoved = (name: string, body: Body): boolean =>
  (name === 'text' && body.isProgram) || (name === 'encoding' && body.comment !== null);

function redactMember(
  rewrite: JsonRewrite,
  at: number,
  name: string,
  body: Body,
  register: Register,
): void {
  if (name === 'comment' && body.comment !== null) rewrite.replaceText(at, body.comment);
  else if (name !== 'text' || rewrite.tape.kind(at) !== token.string)
    redactJson(rewrite, at, register);
  // One that another of the same name follows is read by nobody.
  else if (body.comment !== null || at !== body.text) rewrite.replaceText(at, '');
  else if (body.hasText) redactText(rewrite, at, body.decoded, body.type, register);
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

function isProgramFile(mimeType: string, status: () => number): boolean {
  if (!programType.test(mimeType)) return false;
  const answered = status();
  return answered >= 200 && answered < 400;
}

const programType =
  /^(?:image\/|font\/|audio\/|video\/|text\/css|(?:text|application)\/(?:x-)?(?:java|ecma)script|application\/(?:wasm|(?:x-)?font))/i;
