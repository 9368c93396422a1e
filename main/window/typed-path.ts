import { extname, isAbsolute, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../refusal.ts';
import { say } from '../../shared/words/say.ts';

/** Kinds of files that are read here: whatever else lies on the disk is no business of the window. */
const kinds: ReadonlySet<string> = new Set(['.har', '.json', '.log', '.txt']);

/**
 * The path that somebody typed or pasted, with quotes, as a `file:` address or from `home` on.
 * @throws Refusal where it is no whole path of a readable kind on this computer: to look at the path
 *   of another computer (\\server) would sign in there
 */
export function typedPath(typed: string, home: string): string {
  const given = resolved(typed.trim().replace(/^"(.*)"$/, '$1'), home);
  if (!isAbsolute(given) || /^[\\/]{2}/.test(given)) throw new Refusal(say('file.typedPath'));
  const path = normalize(given);
  if (!kinds.has(extname(path).toLowerCase())) throw new Refusal(say('file.typedKind'));
  return path;
}

function resolved(typed: string, home: string): string {
  if (/^~[\\/]/.test(typed)) return join(home, typed.slice(2));
  if (!/^file:/i.test(typed)) return typed;
  try {
    return fileURLToPath(typed);
  } catch {
    return ''; // of another computer, or no address at all
  }
}
