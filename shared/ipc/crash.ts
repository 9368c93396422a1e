import { z } from 'zod';
import { utcOf } from '../words/moment.ts';
import type { Thrown } from './thrown.ts';

/**
 * Where a fault of ours happened: the privileged process, our window, the embedded Halo's process,
 * or another of Chromium's.
 */
export const crashPlaces = ['program', 'window', 'page', 'browser'] as const;
export type CrashPlace = (typeof crashPlaces)[number];

/**
 * One fault of ours, as it is kept on this computer: `at` in milliseconds since 1970. Nothing that
 * was captured is in it.
 */
export const crashSchema = z.object({
  at: z.number(),
  place: z.enum(crashPlaces),
  /** `TypeError`, or why a process ended: `oom`. */
  name: z.string(),
  message: z.string(),
  /** Functions and places of our own code, innermost first. */
  stack: z.array(z.string()),
  version: z.string(),
});
export type Crash = z.infer<typeof crashSchema>;

const longestMessage = 200;
const mostFrames = 20;

/**
 * A fault as it may be kept. A message can quote what was being read (`Unexpected token 'a', "…" is
 * not valid JSON`), so all between the first quote and the last is left out, and so are addresses,
 * long numbers and whatever stands on further lines. Of the stack only names of functions and of
 * our own files stay.
 */
export function crashOf(
  at: number,
  place: CrashPlace,
  { name, message, stack }: Thrown,
  version: string,
): Crash {
  return {
    at,
    place,
    name: plainName(name),
    message: plainMessage(message),
    stack: framesOf(stack),
    version,
  };
}

function plainName(name: string): string {
  return /^[\w-]{1,60}$/.test(name) ? name : 'Error';
}

function plainMessage(message: string): string {
  // A schema's complaint is a list in JSON whose paths may be names out of the data.
  if (/^\s*[[{]/.test(message)) return '';
  const line = message.split('\n')[0] ?? '';
  return line
    .replace(/["'`“‘«/{[<].*["'`”’»/}\]>]/s, '…')
    .replaceAll(/\b[a-z][a-z0-9+.-]*:\/*\S+/gi, '…')
    .replaceAll(/\S*[@\\/%=]\S*/g, '…')
    .replaceAll(/\S*\d{3}\S*|\S{25,}/g, '…')
    .slice(0, longestMessage);
}

/** `    at read (file:///home/ann/app/out/main/main.js:12:34)` becomes `read main.js:12:34`. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .flatMap((line) => {
      const frame =
        /^\s+at (?:async )?(?:([\w$.#<> ]{1,80}) )?\(?(?:[^()]*\/)?([\w.-]{1,80}:\d+:\d+)\)?$/.exec(
          line,
        );
      return frame === null
        ? []
        : [[frame[1], frame[2]].filter((part) => part !== undefined).join(' ')];
    })
    .slice(0, mostFrames);
}

/**
 * Faults with the program's versions as plain text, to paste into a message to support; newest
 * first.
 */
export function crashText(crashes: readonly Crash[]): string {
  return crashes
    .map(({ at, place, name, message, stack, version }) =>
      [
        `${utcOf(at)} ${place} ${version}`,
        message === '' ? name : `${name}: ${message}`,
        ...stack.map((frame) => `  at ${frame}`),
      ].join('\n'),
    )
    .join('\n\n');
}
