import { type Sendable } from './sendable.ts';

/**
 * A cURL command for bash and zsh. Every value is quoted so that the shell takes it as plain text.
 */
export function curlForBash(request: Sendable): string {
  return ['curl', ...curlArguments(request, quoteForBash)]
    .join(' \\\n  ')
    .replace('curl \\\n  ', 'curl ');
}

/**
 * A cURL command for the Windows command prompt, meant for pasting (a batch file reads `%`
 * differently).
 */
export function curlForCmd(request: Sendable): string {
  return ['curl', ...curlArguments(request, quoteForCmd)]
    .join(' ^\n  ')
    .replace('curl ^\n  ', 'curl ');
}

function curlArguments(
  { method, url, headers, body }: Sendable,
  quote: (text: string) => string,
): string[] {
  const made: string[] = [url.startsWith('-') ? `--url ${quote(url)}` : quote(url)];
  if (/[[\]{}]/.test(url)) made.push('--globoff'); // cURL reads brackets in an address as a list of addresses
  if (method !== (body === null ? 'GET' : 'POST'))
    made.push(method === 'HEAD' ? '--head' : `-X ${quote(method)}`);
  for (const { name, value } of headers)
    made.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body !== null) made.push(`--data-raw ${quote(body)}`);
  made.push('--compressed');
  return made;
}

/**
 * Control characters and signs that reorder or hide text: written out, so that nobody pastes what
 * cannot be seen.
 */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const unseenAll = new RegExp(unseen.source, 'g');

/** A text as one word of bash, that reads it as it is. */
export function quoteForBash(text: string): string {
  const bare = text.replaceAll('\0', '');
  if (!unseen.test(bare)) return `'${bare.replaceAll("'", "'\\''")}'`;
  const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const escaped = bare
    .replace(/[\\']/g, '\\$&')
    .replaceAll('!', '\\x21')
    .replace(unseenAll, (letter) => {
      const code = letter.charCodeAt(0);
      return (
        named[letter] ??
        (code < 0x80
          ? `\\x${code.toString(16).padStart(2, '0')}`
          : `\\u${code.toString(16).padStart(4, '0')}`)
      );
    });
  return `$'${escaped}'`;
}

/**
 * Two readers take the text apart: cmd.exe first (`^` keeps a sign from it), then the program's own
 * start code (`\"` is a quote, and backslashes count double only before one). The outer quotes are
 * kept from cmd, so that it never stops heeding `^`. `%` cannot be kept from it: a `^` after it
 * breaks the variable's name instead, and then disappears.
 */
export function quoteForCmd(text: string): string {
  const crt = text.replace(
    /(\\*)("|$)/g,
    (_, slashes: string, quote: string) => slashes + slashes + (quote === '' ? '' : '\\"'),
  );
  const lines = crt
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g,
      ' ',
    );
  let made = '';
  for (let i = 0; i < lines.length; i += 1) {
    const letter = lines.charAt(i);
    if (letter === '\n') made += '^\n\n';
    else if (letter === '%')
      made += '%' + (keptFromCmd.test(lines.charAt(i + 1)) || i + 1 === lines.length ? '' : '^');
    else made += keptFromCmd.test(letter) ? `^${letter}` : letter;
  }
  return `^"${made}^"`;
}

/**
 * Signs with a meaning for cmd.exe. A `%` must not get a caret of its own, but the sign after it
 * does.
 */
const keptFromCmd = /[\n"^&|<>()!,;=`'{}[\]~@]/;
