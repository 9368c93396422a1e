import { isTakenUnder } from './secret-values.ts';
import type { Register } from './register.ts';

/** A multipart body: each part is judged by its name, then read by its own type. */
export function redactMultipart(text: string, register: Register, nesting: number): string {
  const boundary = /^\s{0,8}(--[^\r\n]{1,200})/.exec(text)?.[1]?.trimEnd();
  if (boundary === undefined) return register.redactAny(`\n${text}`, '', nesting).slice(1);
  return text
    .split(boundary)
    .map((part) => redactPart(part, register, nesting))
    .join(boundary);
}

function redactPart(part: string, register: Register, nesting: number): string {
  const gap = /\r?\n\r?\n/.exec(part);
  if (gap === null) return part.length < 5 ? part : register.redactAny(part, 'text/plain', nesting);
  const head = part.slice(0, gap.index);
  const start = gap.index + gap[0].length;
  const end = part.endsWith('\r\n')
    ? part.length - 2
    : part.endsWith('\n')
      ? part.length - 1
      : part.length;
  if (end <= start) return part;
  const value = part.slice(start, end);
  const name = /\bname(?:="?|\*=[\w-]{0,20}'[\w-]{0,20}')([^";\r\n]{1,200})/i.exec(head)?.[1] ?? '';
  const type = /^content-type:[ \t]*([^\r\n;]{1,200})/im.exec(head)?.[1] ?? '';
  const verdict = register.names.verdict(name);
  const isSecret =
    verdict !== null &&
    register.wants(verdict.kind) &&
    verdict.kind !== 'text' &&
    isTakenUnder(verdict, value);
  const clean = isSecret
    ? register.take(verdict.kind, value)
    : register.redactAny(value, type, nesting + 1);
  return (
    register.redactAny(head, 'text/plain', nesting) +
    part.slice(head.length, start) +
    clean +
    part.slice(end)
  );
}

export const isMultipart = (mimeType: string): boolean => /^multipart\//i.test(mimeType);
