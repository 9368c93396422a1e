import type { RawEntry } from '../har/raw-entry.ts';
import { isNode, put } from './json.ts';

/** What stands in place of a program's own files: they are the same for everybody, and large. */
const programFile = 'left out before sharing: scripts, styles, fonts and pictures say nothing about a failure';

/** An entry with its long strings and late members in place, and without the content of scripts, styles, fonts and pictures that came whole. */
export function wholeEntry(raw: RawEntry): unknown {
  const light = withoutProgramFile(raw.light);
  if (light === raw.light && raw.end - raw.start < longestParsed) {
    try {
      return JSON.parse(raw.json());
    } catch {
      // Not quite JSON: what the reader mended counts.
    }
  }
  return restore(light, raw);
}

/** Bytes of an entry that is parsed in one go, which is faster than piece by piece. */
const longestParsed = 8 * 1024 * 1024;

function withoutProgramFile(entry: unknown): unknown {
  const response = isNode(entry) ? entry['response'] : null;
  const content = isNode(response) ? response['content'] : null;
  if (!isNode(entry) || !isNode(response) || !isNode(content) || typeof content['text'] !== 'string' || content['text'] === '') return entry;
  if (!isProgramFile(content['mimeType'], Number(response['status']))) return entry;
  const { text: _text, encoding: _encoding, ...rest } = content;
  return { ...entry, response: { ...response, content: { ...rest, comment: programFile } } };
}

function isProgramFile(mimeType: unknown, status: number): boolean {
  return status >= 200 && status < 400 && typeof mimeType === 'string' && /^(?:image\/|font\/|audio\/|video\/|text\/css|(?:text|application)\/(?:x-)?(?:java|ecma)script|application\/(?:wasm|(?:x-)?font))/i.test(mimeType);
}

function restore(value: unknown, raw: RawEntry): unknown {
  if (typeof value === 'string') return value.charCodeAt(0) === 0 && raw.isLong(value) ? longOf(value, raw) : value;
  if (Array.isArray(value)) return value.map((one: unknown) => restore(one, raw));
  if (!isNode(value)) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) put(result, key, restore(value[key], raw));
  return result;
}

/** A member that was put aside is JSON of any kind; a string may be longer than what is kept of it. */
function longOf(mark: string, raw: RawEntry): unknown {
  try {
    return raw.whole(mark);
  } catch {
    return raw.long(mark).text;
  }
}
