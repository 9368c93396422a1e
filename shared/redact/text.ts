import { redactHeader } from './header.ts';
import { redactPairs } from './pairs.ts';
import { redactPatterns } from './patterns.ts';
import type { Register } from './register.ts';
import { isTakenUnder } from './secret-values.ts';
import { redactTable } from './table.ts';
import { redactUrl } from './url.ts';

/**
 * Free text: tables, addresses in it, header blocks stored as text, `name=value` and `name: 'value'`
 * pairs, then values known by shape. Runs are bounded, so hostile text costs no more than plain
 * text.
 */
export function redactText(text: string, register: Register): string {
  if (text.length < 4) return text;
  const withoutCells =
    text.includes('\n') || text.includes('(') ? redactTable(text, register) : text;
  const withoutAddresses = withoutCells.includes('://')
    ? withoutCells.replace(/\b(?:https?|wss?|ftp):\/\/[^\s"'<>\\`]{3,16000}/gi, (address) =>
        redactUrl(address, register),
      )
    : withoutCells;
  const hasColon = withoutAddresses.includes(':');
  const withoutHeaders = hasColon
    ? redactHeaderLines(withoutAddresses, register)
    : withoutAddresses;
  const withoutPairs =
    hasColon || withoutHeaders.includes('=')
      ? redactPairs(withoutHeaders, register)
      : withoutHeaders;
  return redactPatterns(withoutPairs, register);
}

/** Header blocks kept as text, as Halo's IntegrationRequest rows hold them. */
function redactHeaderLines(text: string, register: Register): string {
  return text.includes('\n')
    ? text
        .split('\n')
        .map((line) => redactHeaderLine(line, register))
        .join('\n')
    : redactHeaderLine(text, register);
}

function redactHeaderLine(line: string, register: Register): string {
  const colon = line.indexOf(':');
  if (colon < 2 || colon > 60 || line.startsWith('//', colon + 1)) return line;
  const name = line.slice(0, colon).trim();
  if (!/^[\p{L}][\p{L}\w-]*$/u.test(name)) return line;
  const verdict = register.names.headerVerdict(name);
  if (verdict === null || ['text', 'name', 'sql', 'address'].includes(verdict.kind)) return line;
  const value = line.slice(colon + 1).trim();
  // A line of script or of a sentence is not a header: those are left to the pairs and the
  // patterns.
  if (
    value === '' ||
    /^["'`{[(]/.test(value) ||
    isSentence(name, value) ||
    (!isTakenUnder(verdict, value) && verdict.kind !== 'authorization')
  )
    return line;
  const lead = /^\s*/.exec(line.slice(colon + 1))?.[0] ?? '';
  return (
    line.slice(0, colon + 1) +
    lead +
    redactHeader(name, value, register) +
    (line.endsWith('\r') ? '\r' : '')
  );
}

/**
 * "Token: not found", "Password: must be at least 8 characters": words behind a plain name, not the
 * value of a header.
 */
function isSentence(name: string, value: string): boolean {
  return (
    !name.includes('-') &&
    !/^(?:authorization|cookie)$/i.test(name) &&
    /^[a-z]+[,.]?(?: [\w'"(),.:-]+)+$/i.test(value.slice(0, 200)) &&
    !/^(?:bearer|basic) /i.test(value)
  );
}
