import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { typedPath } from '../../../../main/window/typed-path.ts';
import { Refusal } from '../../../../main/refusal.ts';

const home = join(import.meta.dirname, 'home');
const path = join(home, 'kim lee', 'failed.har');

describe('a path that somebody typed', () => {
  it('is read with quotes, as an address and from home on', () => {
    for (const typed of [path, ` "${path}" `, pathToFileURL(path).href, '~/kim lee/failed.har'])
      expect(typedPath(typed, home)).toBe(path);
  });

  it.each([
    ['of another computer', '\\\\server\\share\\failed.har'],
    ['of another computer', '//server/share/failed.har'],
    ['of another computer', 'file://server/share/failed.har'],
    ['without a folder', 'failed.har'],
    ['of a kind that is not read here', join(home, '.ssh', 'id_ed25519')],
    ['of a kind that is not read here', '~/'],
  ])('is refused where it is one %s: %s', (_why, typed) => {
    expect(() => typedPath(typed, home)).toThrow(Refusal);
  });
});
