import { type Sendable } from './sendable.ts';

/** A `fetch` call for the browser's console. */
export function fetchCall({ method, url, headers, body }: Sendable): string {
  const options = {
    method,
    headers: Object.fromEntries(
      headers
        .filter(({ name }) => !/^(?:cookie|referer|origin|user-agent|sec-.*)$/i.test(name))
        .map(({ name, value }) => [name, value]),
    ),
    ...(body === null ? {} : { body }),
    credentials: 'include',
  };
  return `await fetch(${literal(url)}, ${literal(options)});`;
}

/** JSON is JavaScript once separators and unseen signs are written out. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Headers that Invoke-WebRequest wants as parameters of their own. */
const parameters: Readonly<Record<string, string>> = {
  'user-agent': '-UserAgent',
  'content-type': '-ContentType',
};

/** An Invoke-WebRequest for Windows PowerShell 5.1 and PowerShell 7. */
export function powerShell({ method, url, headers, body }: Sendable): string {
  const lines = [
    `Invoke-WebRequest -UseBasicParsing -Uri ${quoteForPowerShell(url)}`,
    `-Method ${quoteForPowerShell(method)}`,
  ];
  const table: string[] = [];
  const seen = new Set<string>();
  let cookies: string | null = null;
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    if (seen.has(lower)) continue; // a PowerShell table holds a name once
    seen.add(lower);
    const parameter = parameters[lower];
    if (lower === 'cookie') cookies = value;
    else if (parameter === undefined)
      table.push(`  ${quoteForPowerShell(name)} = ${quoteForPowerShell(value)}`);
    else lines.push(`${parameter} ${quoteForPowerShell(value)}`);
  }
  // 5.1 drops a Cookie header: cookies go through a session
  if (cookies !== null) lines.push('-WebSession $session');
  if (table.length > 0) lines.push(`-Headers @{\n${table.join('\n')}\n}`);
  if (body !== null && body !== '')
    lines.push(`-Body ([Text.Encoding]::UTF8.GetBytes(${quoteForPowerShell(body)}))`);
  return sessionWith(cookies, url) + lines.join(' `\n');
}

function sessionWith(cookies: string | null, url: string): string {
  if (cookies === null) return '';
  const set = `$session.Cookies.SetCookies(${quoteForPowerShell(url)}, ${quoteForPowerShell(cookies.replaceAll('; ', ', '))})`;
  return `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n${set}\n`;
}

/** PowerShell takes typographic quotes for quotes, too. Unseen signs are written as numbers. */
export function quoteForPowerShell(text: string): string {
  const pieces = text.split(
    /([\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff])/,
  );
  const made = pieces.flatMap((piece, i) => {
    if (i % 2 === 1) return [`[char]0x${piece.charCodeAt(0).toString(16).padStart(4, '0')}`];
    return piece === '' && pieces.length > 1
      ? []
      : [`'${piece.replace(/['\u2018-\u201b]/g, '$&$&')}'`];
  });
  if (made.length === 1 && pieces.length === 1) return made[0] ?? "''";
  return `('' + ${made.join(' + ')})`; // the empty text first: [char] + [char] would add numbers
}
