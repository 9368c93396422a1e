import { redactContent } from './content.ts';
import { verdictOf } from './names.ts';
import type { Register } from './register.ts';

/** A multipart body: each part is judged by its name, then read by its own type. */
export function redactMultipart(text: string, register: Register, nesting: number): string {
  const boundary = /^\s{0,8}(--[^\r\n]{1,200})/.exec(text)?.[1]?.trimEnd();
  if (boundary === undefined) return redactContent(`\n${text}`, '', register, nesting).slice(1);
  return text
    .split(boundary)
    .map((part) => redactPart(part, register, nesting))
    .join(boundary);
}

function redactPart(part: string, register: Register, nesting: number): string {
  const gap = /\r?\n\r?\n/.exec(part);
  if (gap === null)
    return part.length < 5 ? part : redactContent(part, 'text/plain', register, nesting);
  const head = part.slice(0, gap.index);
  const start = gap.index + gap[0].length;
  const end = part.endsWith('\r\n')
    ? part.length - 2
    : part.endsWith('\n')
      ? part.length - 1
      : part.length;
  if (end <= start) return part;
  const value = part.slice(start, end);
  const name = /\bname="?([^";\r\n]{1,200})/i.exec(head)?.[1] ?? '';
  const type = /^content-type:[ \t]*([^\r\n;]{1,200})/im.exec(head)?.[1] ?? '';
  const verdict = verdictOf(name);
  const isSecret =
    verdict !== null &&
    register.wants(verdict.kind) &&
    verdict.kind !== 'text' &&
    (!verdict.doubtful || /\d/.test(value));
  const clean = isSecret
    ? register.take(verdict.kind, value)
    : redactContent(value, type, register, nesting + 1);
  return (
    redactContent(head, 'text/plain', register, nesting) +
    part.slice(head.length, start) +
    clean +
    part.slice(end)
  );
}
