import { z } from 'zod';
import { type Body, type Exchange, noBody } from '../../shared/exchange/exchange.ts';
import { exchangeSchema } from '../../shared/exchange/schema.ts';
import { type FailureMark, failureMarkSchema } from '../../shared/ipc/ipc.ts';

/** Where a body lies that is too long for its line: a file in the capture's `bodies` folder. */
export interface BodyFile {
  readonly file: string;
  readonly as: 'text' | 'base64';
  /** Checksum of its content; missing in recordings of older versions. */
  readonly sum?: string | undefined;
}
export type Side = 'request' | 'response';
export type BodyFiles = { readonly [S in Side]?: BodyFile | undefined };

/**
 * One line of a journal: an exchange as it was at that moment. A later line with the same id takes
 * its place.
 */
export interface JournalLine {
  readonly exchange: Exchange;
  readonly bodies: BodyFiles;
}

/**
 * Characters of a body that stand in its line; a longer one gets a file, so that a change of the
 * exchange does not write it again.
 */
export const longestInLine = 32_768;

// The name becomes part of a path, so it must hold no way out of its folder.
const bodyFile = z.object({
  file: z.string().regex(/^[\w-]{1,100}$/),
  as: z.enum(['text', 'base64']),
  sum: z.string().optional(),
});
const lineSchema = z.object({
  exchange: exchangeSchema,
  bodies: z.object({ request: bodyFile.optional(), response: bodyFile.optional() }),
});

const markLine = z.object({ mark: failureMarkSchema });

/** "It failed now", as a line of its own. */
export function markLineOf(mark: FailureMark): string {
  return JSON.stringify({ mark });
}

/** null where the line holds no mark. */
export function parseMark(text: string): FailureMark | null {
  try {
    return markLine.parse(JSON.parse(text)).mark;
  } catch {
    return null;
  }
}

/** The text of a line, before it is sealed. */
export function lineOf(line: JournalLine): string {
  return JSON.stringify(line);
}

/** null where the line is damaged. */
export function parseLine(text: string): JournalLine | null {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The body of one side; the empty one where no response came. */
export function bodyAt(exchange: Exchange, side: Side): Body {
  return (side === 'request' ? exchange.request.body : exchange.response?.body) ?? noBody;
}

/** A copy with another body on one side; the same where there is no such side. */
export function withBody(exchange: Exchange, side: Side, body: Body): Exchange {
  if (side === 'request') return { ...exchange, request: { ...exchange.request, body } };
  return exchange.response === null
    ? exchange
    : { ...exchange, response: { ...exchange.response, body } };
}

/** No response came, or one with a status of 400 or more. */
export function isFailing({ state, response }: Exchange): boolean {
  return state === 'failed' || (response !== null && response.status >= 400);
}
