import { redactContent } from './content.ts';
import { verdictOf } from './names.ts';
import type { Register } from './register.ts';

/** A multipart body: each part is judged by its name, then read by its own type. Files keep their name and lose content that is no text. */
export function redactMultipart(text: string, register: Register, depth: number): string {
  const boundary = /^\s*(--[^\r\n]{1,200})/.exec(text)?.[1]?.trimEnd();
  if (boundary === undefined) return redactContent(`\n${text}`, '', register, depth).slice(1);
  return text.split(boundary).map((part) => redactPart(part, register, depth)).join(boundary);
}

function redactPart(part: string, register: Register, depth: number): string {
  const gap = /\r?\n\r?\n/.exec(part);
  if (gap === null) return part;
  const head = part.slice(0, gap.index);
  const start = gap.index + gap[0].length;
  const end = part.endsWith('\r\n') ? part.length - 2 : part.endsWith('\n') ? part.length - 1 : part.length;
  const value = part.slice(start, end);
  const name = /\bname="?([^";\r\n]+)/i.exec(head)?.[1] ?? '';
  const type = /^content-type:\s*([^\r\n;]+)/im.exec(head)?.[1] ?? '';
  const verdict = verdictOf(name);
  const clean = verdict !== null && !verdict.doubtful && register.wants(verdict.kind) ? register.take(verdict.kind, value) : redactContent(value, type, register, depth + 1);
  return part.slice(0, start) + clean + part.slice(end);
}
