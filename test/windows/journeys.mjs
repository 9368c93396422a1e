import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ readonly file: string, readonly name: string, readonly state: 'pass' | 'fail',
 *   readonly error: string }} Outcome
 * @typedef {{ readonly code: number, readonly output: string }} Ended
 * @typedef {(args: readonly string[], timeout?: number) => Promise<Ended>} Start starts Node for
 *   Windows; the timeout in milliseconds
 */

const root = join(import.meta.dirname, '..', '..');
const onDriveZ = (/** @type {string} */ path) => `Z:${path.replaceAll('/', '\\')}`;

/** A recording with one failure, an address and a secret in it. */
const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'test', version: '1' },
    entries: [
      {
        startedDateTime: '2026-01-02T03:04:05.000Z',
        time: 10,
        request: {
          method: 'POST',
          url: 'https://demo.haloitsm.com/api/Actions',
          headers: [{ name: 'Authorization', value: 'Bearer planted-secret-9f8e7d6c5b4a' }],
        },
        response: {
          status: 400,
          headers: [{ name: 'content-type', value: 'application/json' }],
          content: { mimeType: 'application/json', text: '{"Message":"You do not have access"}' },
        },
      },
    ],
  },
});

/**
 * Walks the built command line over the paths that Windows has: each must do its work or say in one
 * plain line, with the exit code for it, that it cannot.
 * @param {{ readonly start: Start, readonly folder: string }} parts
 * @returns {Promise<readonly Outcome[]>}
 */
export async function journeys({ start, folder }) {
  const place = join(folder, 'journeys', 'Jörg Müller 速');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'a b.har'), har);
  writeFileSync(join(place, 'bom.har'), `\ufeff${har.replaceAll('{', '{\r\n')}`);
  cpSync(join(place, 'a b.har'), join(place, 'X.HAR'));
  const cli = onDriveZ(join(root, 'out', 'main', 'cli.js'));
  const at = (/** @type {string} */ name) => onDriveZ(join(place, name));
  const slashes = (/** @type {string} */ name) => at(name).replaceAll('\\', '/');
  /** @type {Outcome[]} */
  const outcomes = [];
  /**
   * @param {string} name
   * @param {readonly string[]} words
   * @param {number} code
   * @param {() => string | null} [also] what is wrong beside the exit code
   */
  const journey = async (name, words, code, also = () => null) => {
    const ended = await start([cli, ...words]);
    const wrong = ended.code === code ? also() : `exit code ${ended.code}: ${ended.output}`;
    outcomes.push({
      file: 'command line',
      name,
      state: wrong === null ? 'pass' : 'fail',
      error: wrong ?? '',
    });
  };
  const clean = (/** @type {string} */ file) => () => {
    if (!existsSync(join(place, file))) return 'nothing was written';
    const text = readFileSync(join(place, file), 'utf8');
    return text.includes('planted-secret') ? 'the secret is in the copy' : null;
  };
  const none = (/** @type {string} */ file) => () =>
    existsSync(join(place, file)) ? `${file} was written` : null;

  await journey(
    'review reads a path with spaces and letters of other languages',
    ['review', at('a b.har')],
    0,
  );
  await journey('review reads a path with slashes', ['review', slashes('a b.har')], 0);
  await journey(
    'review reads lines of Windows behind a mark of their order',
    ['review', at('bom.har')],
    0,
  );
  await journey('review says that a file is missing', ['review', at('missing.har')], 2);
  await journey('review says that a folder is none', ['review', onDriveZ(place)], 2);
  await journey('review says that a device is no file', ['review', 'NUL'], 2);
  await journey('review says that a name cannot be', ['review', at('a<b>.har')], 2);
  await journey(
    'redact writes a copy without the secret',
    ['redact', at('a b.har'), at('copy.har')],
    0,
    clean('copy.har'),
  );
  await journey(
    'redact does not write over what it reads, whatever the case',
    ['redact', at('X.HAR'), at('x.har')],
    2,
  );
  await journey(
    'redact says that a folder is missing',
    ['redact', at('a b.har'), at('no folder\\copy.har')],
    2,
  );
  await journey('redact refuses a name that cannot be', ['redact', at('a b.har'), at('o?.har')], 2);
  await journey(
    'redact refuses a device as a copy',
    ['redact', at('a b.har'), at('NUL')],
    2,
    none('NUL'),
  );
  await journey(
    'redact refuses a device with an ending',
    ['redact', at('a b.har'), at('com1.har')],
    2,
    none('com1.har'),
  );
  await journey(
    'redact refuses a stream within another file',
    ['redact', at('a b.har'), at('a b.har:copy.har')],
    2,
  );
  return outcomes;
}
