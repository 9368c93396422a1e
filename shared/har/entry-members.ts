import type { Header, StreamMessage, Timings } from '../exchange/exchange.ts';
import { listOf, measureOf, membersOf, numberOf, timeOf, type Members } from './values.ts';

type TextOf = (value: unknown) => string;

/**
 * Objects, `[name, value]` pairs (Slack), values that are lists (Polly), one row per line of a
 * value (Firebug), or a plain object.
 */
export function headersOf(value: unknown, textOf: TextOf): readonly Header[] {
  const headers: Header[] = [];
  const add = (name: unknown, content: unknown): void => {
    if (typeof name !== 'string' || name === '') return;
    if (Array.isArray(content)) {
      // A list in a list is no value of a header, and may be made so deep that it fills the stack.
      for (const one of content) if (!Array.isArray(one)) add(name, one);
      return;
    }
    const text =
      typeof content === 'string'
        ? textOf(content)
        : content === null || content === undefined
          ? ''
          : String(content);
    if (!text.includes('\n')) headers.push({ name, value: text });
    else for (const line of text.split(/\r?\n/)) headers.push({ name, value: line });
  };
  if (Array.isArray(value)) {
    for (const row of value) {
      if (Array.isArray(row)) add(row[0], row[1]);
      else if (typeof row === 'object' && row !== null)
        add((row as Members)['name'], (row as Members)['value']);
    }
  } else for (const [name, content] of Object.entries(membersOf(value))) add(name, content);
  return headers;
}

/** Milliseconds of each phase; null for a phase, or for all, that is not told. */
export function timingsOf(value: unknown): Timings | null {
  if (typeof value !== 'object' || value === null) return null;
  const timings = membersOf(value);
  const phase = (name: string): number | null => measureOf(timings[name]);
  return {
    blocked: phase('blocked'),
    dns: phase('dns'),
    connect: phase('connect'),
    ssl: phase('ssl'),
    send: phase('send'),
    wait: phase('wait'),
    receive: phase('receive'),
  };
}

/** `ssl` is part of `connect` in HAR 1.2. Null where nothing was measured. */
export function sumOf(timings: Timings | null): number | null {
  if (timings === null) return null;
  const known = [
    timings.blocked,
    timings.dns,
    timings.connect,
    timings.send,
    timings.wait,
    timings.receive,
  ].filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

export function initiatorOf(value: unknown, textOf: TextOf): string | null {
  const initiator = membersOf(value);
  const frame = membersOf(listOf(membersOf(initiator['stack'])['callFrames'])[0]);
  return textOf(initiator['url']) || textOf(frame['url']) || textOf(initiator['type']) || null;
}

/** WebSocket frames and server-sent events, the first thousand. */
export function messagesOf(entry: Members, textOf: TextOf): readonly StreamMessage[] {
  const sockets = entry['_webSocketMessages'];
  const events = entry['_eventSourceMessages'];
  if (!Array.isArray(sockets) && !Array.isArray(events)) return [];
  return [...listOf(sockets), ...listOf(events)]
    .slice(0, 1000)
    .map(membersOf)
    .map((message) => {
      const seconds = numberOf(message['time']);
      const direction =
        message['type'] === 'send' ? 'sent' : message['type'] === 'error' ? 'error' : 'received';
      return {
        direction,
        at: seconds === null ? null : seconds * 1000,
        text: textOf(message['data']),
      };
    });
}

/** Characters of an action that are kept: a label on a page is shorter. */
const longestAction = 300;
/** Marks of one entry that are kept: nobody says "it failed now" more often between two requests. */
const mostMarks = 20;

/**
 * What the user did just before, as harOf writes it. Before there was a member for it, it stood at
 * the end of the `comment` of our own files; another program's comment says nothing of the kind.
 */
export function actionOf(entry: Members, textOf: TextOf, isOurs: boolean): string | null {
  const written = entry['_action'];
  if (typeof written === 'string') return textOf(written).trim().slice(0, longestAction) || null;
  const comment = entry['comment'];
  if (!isOurs || typeof comment !== 'string') return null;
  const start = /(?:^| )after: /.exec(comment);
  if (start === null) return null;
  return (
    comment
      .slice(start.index + start[0].length)
      .trim()
      .slice(0, longestAction) || null
  );
}

/** When the user said "it failed now" behind this entry: milliseconds since 1970, as written. */
export function marksOf(entry: Members): readonly number[] {
  const written = entry['_marks'];
  if (!Array.isArray(written)) return [];
  return written
    .slice(0, mostMarks)
    .map(timeOf)
    .filter((time) => time !== null);
}
