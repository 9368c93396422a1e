import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { record } from '../../../../main/cli/record-command.ts';
import { redact } from '../../../../main/cli/redact-command.ts';
import { redactFile } from '../../../../main/files/redact-file.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { defaultSettings } from '../../../../shared/settings/defaults.ts';
import { say } from '../../../../shared/words/say.ts';
import { plantedHar } from '../../shared/redact/planted-har.ts';
import { har12Faults } from '../../shared/redact/har12.ts';
import { removeFolder } from '../../../remove-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'halo-redact-'));
const policy = join(folder, 'policy', 'policy.json');
vi.mock(import('../../../../main/kept/policy-place.ts'), async (original) => ({
  ...(await original()),
  policyPath: () => policy,
}));
// What the user of this computer keeps is no part of a test.
const data = join(folder, 'data');
vi.stubEnv('HALO_USER_DATA', data);
afterAll(() => {
  vi.unstubAllEnvs();
  removeFolder(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const { har, secrets } = plantedHar();
const input = join(folder, 'in.har');
writeFileSync(input, JSON.stringify(har));

/** The exit code, and what was said on standard output and standard error. */
async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...rest: unknown[]) => {
    out += String(text);
    const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
    done?.();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  const code = await redact(args);
  vi.restoreAllMocks();
  return { code, out, err };
}

const files = (): readonly string[] => readdirSync(folder).sort();

describe('redact IN OUT', () => {
  it('writes a copy without any planted secret, and says none of them', async () => {
    const output = join(folder, 'out.har');
    const { code, out, err } = await run(input, output, '--json');
    expect(code).toBe(0);
    const text = readFileSync(output, 'utf8');
    for (const said of [text, out, err])
      expect(secrets.filter(({ value }) => said.includes(value)).map(({ where }) => where)).toEqual(
        [],
      );
    const document = JSON.parse(out) as {
      readonly schema: number;
      readonly entries: number;
      readonly skipped: unknown[];
      readonly takenOut: { kind: string; count: number }[];
      readonly output: string;
    };
    expect(document).toMatchObject({
      schema: 1,
      entries: (har['log'] as { entries: unknown[] }).entries.length,
      skipped: [],
      truncated: false,
      output,
    });
    expect(document.takenOut.find(({ kind }) => kind === 'password')?.count).toBeGreaterThan(10);
    expect(files()).toEqual(['in.har', 'out.har']);
    if (process.platform !== 'win32') expect(statSync(output).mode & 0o077).toBe(0);
  });

  it('takes words of the user out as well', async () => {
    const named = join(folder, 'named.har');
    const entry = {
      startedDateTime: '2026-03-01T10:00:00Z',
      time: 1,
      request: { method: 'GET', url: 'https://a.example/B%C3%A4ckerei%20Ott?q=ott', headers: [] },
      response: { status: 400, headers: [], content: { text: 'B\\u00e4ckerei Ott is closed' } },
    };
    writeFileSync(
      named,
      JSON.stringify({
        log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [entry] },
      }),
    );
    const { code, out } = await run(
      named,
      join(folder, 'named-out.har'),
      '--word=Bäckerei Ott',
      '--json',
    );
    expect(code).toBe(0);
    expect(out).toContain('"own"');
    const text = readFileSync(join(folder, 'named-out.har'), 'utf8');
    expect(text).not.toMatch(/ckerei/i);
    expect(text).toContain('is closed');
    for (const name of ['named.har', 'named-out.har']) rmSync(join(folder, name));
  });

  it('takes along what the user says of it, without its secrets, before what the file says', async () => {
    const said = { log: { version: '1.2', comment: 'Saved on Monday', entries: [] } };
    writeFileSync(join(folder, 'said.har'), JSON.stringify(said));
    const output = join(folder, 'said-out.har');
    const words = 'It hangs for kim@acme.test';
    await redactFile(join(folder, 'said.har'), output, { keepPersonal: false }, { comment: words });
    const { log } = JSON.parse(readFileSync(output, 'utf8')) as { log: { comment: string } };
    expect(log.comment).toMatch(/^It hangs for redacted-email-1\n\nSaved on Monday$/);
    rmSync(join(folder, 'said.har'));
  });

  it('writes HAR 1.2 where the input was, that our reader reads entry for entry', async () => {
    const valid = {
      log: {
        ...(har['log'] as object),
        entries: (har['log'] as { entries: readonly object[] }).entries.filter(
          (entry) =>
            har12Faults({
              log: { version: '1.2', creator: { name: '', version: '' }, entries: [entry] },
            }).length === 0,
        ),
      },
    };
    expect(valid.log.entries.length).toBeGreaterThan(20);
    writeFileSync(join(folder, 'valid.har'), JSON.stringify(valid));
    const output = join(folder, 'valid-out.har');
    await redactFile(join(folder, 'valid.har'), output, { keepPersonal: false });
    const text = readFileSync(output, 'utf8');
    expect(har12Faults(JSON.parse(text))).toEqual([]);
    const reader = new HarReader({ exchange: () => undefined });
    reader.push(new TextEncoder().encode(text));
    expect(reader.end()).toMatchObject({
      entries: valid.log.entries.length,
      skippedCount: 0,
      truncated: false,
    });
    rmSync(join(folder, 'valid.har'));
    rmSync(output);
  });

  it('reads packed and damaged files, counts what it left out, and leaves the input alone', async () => {
    const packed = join(folder, 'packed.har.gz');
    const damaged = JSON.stringify({
      log: {
        entries: [
          { request: { url: 'https://a.example/?token=S3cretValue9' } },
          { nothing: 1 },
          { request: { url: 'https://b.example/' } },
        ],
      },
    }).slice(0, -20);
    writeFileSync(packed, gzipSync(damaged));
    const before = createHash('sha256').update(readFileSync(packed)).digest('hex');
    const document = await redactFile(packed, join(folder, 'mended.har'), { keepPersonal: false });
    expect(document).toMatchObject({ entries: 1, truncated: true });
    expect(document.skipped.map(({ index }) => index)).toContain(1);
    expect(JSON.parse(readFileSync(join(folder, 'mended.har'), 'utf8'))).toMatchObject({
      log: {
        version: '1.2',
        entries: [
          { request: { url: 'https://a.example/?token=redacted-token-1' } },
          { comment: 'left out: this entry could not be read' },
        ],
      },
    });
    expect(createHash('sha256').update(readFileSync(packed)).digest('hex')).toBe(before);
    rmSync(packed);
    rmSync(join(folder, 'mended.har'));
  });

  it('says in one line why it can not, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'note.txt'), 'just a note');
    writeFileSync(join(folder, 'none.har'), '{"a":1}');
    const before = files();
    const refused = [
      [],
      [input],
      [join(folder, 'missing.har'), join(folder, 'x.har')],
      [input, input],
      [join(folder, 'note.txt'), join(folder, 'x.har')],
      [join(folder, 'none.har'), join(folder, 'x.har')],
      [input, join(folder, 'no', 'x.har')],
      [input, join(folder, 'x.har'), '--what'],
    ];
    for (const args of refused) {
      const { code, out, err } = await run(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).not.toMatch(/\bat .*\.ts|Error:/);
    }
    expect(files()).toEqual(before);
  });

  it('leaves a copy alone that is marked against changes', async () => {
    const output = join(folder, 'kept.har');
    writeFileSync(output, 'mine', { mode: 0o444 });
    const { code, err } = await run(input, output);
    expect([code, err.trim()]).toEqual([
      2,
      '“kept.har” is marked as one that nobody may change. Choose another name.',
    ]);
    expect(readFileSync(output, 'utf8')).toBe('mine');
    chmodSync(output, 0o644);
  });

  it('writes nothing where a secret is still found in the output, and says where', async () => {
    const copied = join(folder, 'copied.har');
    writeFileSync(
      copied,
      JSON.stringify({
        log: {
          entries: [
            { request: { url: 'https://a.example/?token=S3cretValue9' } },
            { request: { url: 'https://a.example/' }, _note: 'S3cretValue9' },
          ],
        },
      }),
    );
    vi.spyOn(Redactor.prototype, 'seal').mockImplementation((json) => `${json} `);
    let err = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text);
      return true;
    });
    const before = files();
    expect(await redact([copied, join(folder, 'leak.har')])).toBe(1);
    expect(err).toMatch(
      /^Nothing was written: the check found a token that still stands in entry 1\..*\n$/,
    );
    expect(err).not.toContain('S3cretValue9');
    expect(files()).toEqual(before);
    rmSync(copied);
  });
});

describe('redact, with what is kept in the program and what the company decided', () => {
  const letter = join(folder, 'letter.har');
  const entry = {
    request: {
      method: 'POST',
      url: 'https://desk.example/api/tickets',
      headers: [{ name: 'X-Depot', value: 'north gate' }],
      postData: { mimeType: 'application/json', text: '{"shelf":"top row","note":"for Wilbur"}' },
    },
    response: { status: 500, content: {} },
  };
  const write = (path: string, value: unknown): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  };
  const redacted = async (...args: readonly string[]) => {
    write(letter, { log: { entries: [entry] } });
    const output = join(folder, 'letter.out.har');
    const said = await run(letter, output, ...args);
    return { ...said, text: said.code === 0 ? readFileSync(output, 'utf8') : '' };
  };
  afterEach(() => {
    rmSync(data, { recursive: true, force: true });
    rmSync(dirname(policy), { recursive: true, force: true });
  });

  it('takes out the words and names of the settings, beside those of the command line', async () => {
    write(join(data, 'settings.json'), {
      ...defaultSettings,
      redaction: { keepPersonal: false, words: ['gate'], names: ['shelf'] },
    });
    const { text, err } = await redacted('--word=wilbur');
    for (const gone of ['gate', 'top row', 'Wilbur']) expect(text).not.toContain(gone);
    expect(text).toContain('north');
    expect(err).toBe('');
  });

  it('takes out what the company always takes out, and says what cannot be asked for', async () => {
    write(policy, { redaction: { keepPersonal: false, names: ['x-depot'], words: ['top row'] } });
    const { text, err, code } = await redacted('--keep-personal');
    expect(code).toBe(0);
    for (const gone of ['north gate', 'top row']) expect(text).not.toContain(gone);
    expect(err).toBe(`${say('redact.personalGoes')}\n`);
  });

  it('leaves the name of the Halo in only where it is asked for and the company lets it', async () => {
    const address = JSON.stringify({
      log: {
        entries: [{ ...entry, request: { ...entry.request, url: 'https://acme.halopsa.com/api' } }],
      },
    });
    const at = async (...args: readonly string[]) => {
      write(letter, address);
      const output = join(folder, 'named.out.har');
      const { err } = await run(letter, output, ...args);
      return { err, text: readFileSync(output, 'utf8') };
    };
    expect((await at()).text).not.toContain('acme.');
    expect((await at('--keep-tenant')).text).toContain('acme.halopsa.com');
    write(policy, { redaction: { keepTenant: false } });
    const locked = await at('--keep-tenant');
    expect(locked.text).not.toContain('acme.');
    expect(locked.err).toBe(`${say('redact.tenantGoes')}\n`);
  });

  it('leaves personal data in where the company decided so, and says it', async () => {
    write(policy, { redaction: { keepPersonal: true } });
    expect((await redacted()).err).toBe(`${say('redact.personalStays')}\n`);
  });

  it('says in one sentence each that settings or a policy cannot be read, and closes what it can', async () => {
    write(join(data, 'settings.json'), '{');
    write(policy, '{"redactoin":{}}');
    const { err, code } = await redacted('--keep-personal');
    expect(code).toBe(0);
    expect(err.split('\n')).toEqual([
      say('redact.noPolicy', { path: policy }),
      say('redact.noSettings', { path: join(data, 'settings.json') }),
      say('redact.personalGoes'),
      '',
    ]);
  });

  it('records nothing with its secrets where the company does not allow it', async () => {
    write(policy, { redaction: { copySecrets: false } });
    let err = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text);
      return true;
    });
    expect(await record(['desk.example', join(folder, 'raw.har'), '--raw'])).toBe(2);
    expect(err).toBe(`${say('record.rawLocked')}\n`);
    expect(files()).not.toContain('raw.har');
  });
});
