import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noBody } from '../../../../shared/exchange/exchange.ts';
import { copyText } from '../../../../shared/copy/copy.ts';
import { quoteForBash, quoteForCmd } from '../../../../shared/copy/curl.ts';
import { quoteForPowerShell } from '../../../../shared/copy/script.ts';
import { removeFolder } from '../../../remove-folder.ts';
import { makeExchange, nasty } from './make-exchange.ts';

const isWindows = process.platform === 'win32';
/** On Windows `bash` may be a stub that only says how to get one. */
const hasBash =
  !isWindows &&
  /GNU bash/.test(spawnSync('bash', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** What a program receives from a real bash: its arguments between zero bytes. */
function throughBash(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
    .split('\0')
    .slice(0, -1);
}

/**
 * cmd.exe's reading of a pasted line, after its documented rules: variables first, then carets and
 * quotes.
 */
function throughCmd(line: string, variables: Readonly<Record<string, string>>): string {
  const expanded = line.replace(
    /%([^%\n]*)%/g,
    (whole, name: string) => variables[name.toLowerCase()] ?? whole,
  );
  let read = '';
  let quoted = false;
  for (let i = 0; i < expanded.length; i += 1) {
    const letter = expanded.charAt(i);
    if (letter === '^' && !quoted) {
      i += 1;
      if (expanded.charAt(i) === '\n') {
        i += 1;
      }
      read += expanded.charAt(i);
    } else if (!quoted && '&|<>\n'.includes(letter))
      throw new Error(`cmd would act on ${JSON.stringify(letter)}`);
    else {
      if (letter === '"') quoted = !quoted;
      read += letter;
    }
  }
  return read;
}

/** How a program of Microsoft's C runtime takes one quoted argument apart. */
function throughRuntime(argument: string): string {
  const inner = /^"([^]*)"$/.exec(argument)?.[1];
  if (inner === undefined) throw new Error('not one quoted argument');
  if (/(?<!\\)(?:\\\\)*"/.test(inner)) throw new Error('a quote ends the argument early');
  return inner.replace(
    /(\\+)("|$)/g,
    (_, slashes: string, quote: string) => '\\'.repeat(Math.floor(slashes.length / 2)) + quote,
  );
}

/** What PowerShell makes of our quoting: quoted pieces and character numbers, joined. */
function throughPowerShell(text: string): string {
  const pieces = text.startsWith('(') ? text.slice(1, -1) : text;
  let read = '';
  const piece =
    /\s*\+?\s*(?:\[char\]0x([0-9a-f]{4})|['\u2018-\u201b]((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)['\u2018-\u201b])/gy;
  let end = 0;
  for (let match = piece.exec(pieces); match !== null; match = piece.exec(pieces)) {
    read +=
      match[1] === undefined
        ? (match[2] ?? '').replace(/['\u2018-\u201b](['\u2018-\u201b])/g, '$1')
        : String.fromCharCode(parseInt(match[1], 16));
    end = piece.lastIndex;
  }
  if (end !== pieces.length) throw new Error(`not read to the end: ${pieces.slice(end)}`);
  return read;
}

describe('a text survives', () => {
  test.skipIf(!hasBash)('bash, whatever stands in it', () => {
    expect(throughBash(`curl ${nasty.map(quoteForBash).join(' ')}`)).toEqual(nasty);
  });

  test('cmd, but for signs a prompt cannot take', () => {
    const variables = { path: 'C:\\', username: 'owner', ' %username': 'x' };
    for (const text of nasty) {
      const expected = text.replace(/[\t\u001b\u0007\u202e]/g, ' ').replace(/\r|\u2028/g, '\n');
      expect(throughRuntime(throughCmd(quoteForCmd(text), variables)), text).toBe(expected);
    }
  });

  test('cmd with any mix of its special signs', () => {
    const signs = fc.string({
      unit: fc.constantFrom('%', '^', '"', '\\', '&', '|', 'a', ' ', '!', '<', '\n'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(signs, (text) => {
        expect(
          throughRuntime(throughCmd(quoteForCmd(text), { a: 'EXPANDED', 'a a': 'EXPANDED' })),
        ).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('PowerShell, whatever stands in it', () => {
    for (const text of nasty) expect(throughPowerShell(quoteForPowerShell(text)), text).toBe(text);
  });

  test.skipIf(!isWindows)('the real cmd, in one line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-cmd-'));
    const script = join(folder, 'say.cjs');
    writeFileSync(script, 'process.stdout.write(JSON.stringify(process.argv.slice(2)))');
    for (const text of nasty.filter((one) => !/[\p{Cc}\u2028\u202e]/u.test(one))) {
      const line = `"${process.execPath}" "${script}" ${quoteForCmd(text)}`;
      const { stdout } = spawnSync('cmd.exe', ['/d', '/v:off', '/s', '/c', `"${line}"`], {
        encoding: 'utf8',
        windowsVerbatimArguments: true,
      });
      expect(JSON.parse(stdout), text).toEqual([text]);
    }
    removeFolder(folder);
  });

  test.skipIf(!isWindows)('the real PowerShell', () => {
    for (const text of nasty) {
      const script = `[Console]::OutputEncoding = [Text.Encoding]::UTF8; [Console]::Out.Write(${quoteForPowerShell(text)})`;
      const encoded = Buffer.from(script, 'utf16le').toString('base64');
      const words = ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
      const said = execFileSync('powershell.exe', words, { encoding: 'utf8' });
      expect(said.replace(/^\ufeff/, ''), text).toBe(text);
    }
  });
});

describe('a request is copied', () => {
  const exchange = makeExchange({
    method: 'PUT',
    url: "https://acme.halopsa.com/api/Tickets?name=o'neil&ids=[1]",
    headers: [
      { name: ':authority', value: 'acme.halopsa.com' },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'X-Note', value: 'a\r\nEvil: yes' },
      { name: 'bad name', value: 'x' },
      { name: 'Content-Length', value: '12' },
      { name: 'X-Empty', value: '' },
    ],
    body: { ...noBody, text: '@"it\'s" $(x)\nend', mimeType: 'application/json', size: 10 },
  });

  test.skipIf(!hasBash)(
    'as cURL for bash, with arguments that a real bash hands on unchanged',
    () => {
      expect(throughBash(copyText(exchange, 'curl-bash', false) ?? '')).toEqual([
        "https://acme.halopsa.com/api/Tickets?name=o'neil&ids=[1]",
        '--globoff',
        '-X',
        'PUT',
        '-H',
        'Content-Type: application/json',
        '-H',
        'X-Note: a Evil: yes',
        '-H',
        'X-Empty;',
        '--data-raw',
        '@"it\'s" $(x)\nend',
        '--compressed',
      ]);
    },
  );

  test('as fetch, which is one call with the same values', () => {
    const code = copyText(exchange, 'fetch', false) ?? '';
    const [url, options] = JSON.parse(
      `[${code.replace(/^await fetch\(/, '').replace(/\);$/, '')}]`,
    ) as [string, { method: string; body: string; headers: Record<string, string> }];
    expect(url).toBe(exchange.request.url);
    expect(options).toMatchObject({
      method: 'PUT',
      body: exchange.request.body.text,
      headers: { 'X-Note': 'a Evil: yes' },
    });
  });

  test('as PowerShell, with the headers it wants as parameters', () => {
    const text = copyText(exchange, 'powershell', false) ?? '';
    expect(text).toContain("-Uri 'https://acme.halopsa.com/api/Tickets?name=o''neil&ids=[1]'");
    expect(text).toContain("-ContentType 'application/json'");
    expect(text).not.toContain("'Content-Type' =");
  });

  test.skipIf(!hasBash)('with an address that looks like an option, without becoming one', () => {
    expect(
      throughBash(copyText(makeExchange({ url: '-o/tmp/x' }), 'curl-bash', false) ?? '').slice(
        0,
        2,
      ),
    ).toEqual(['--url', '-o/tmp/x']);
  });
});
