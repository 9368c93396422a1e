import { isSecretField } from '../redact/covered.ts';

/** Stands for a secret on screen; what is copied or saved goes through shared/redact. */
export const secretLabel = 'SECRET-REMOVED';

/** What is left of a text, and how many secrets were taken out. */
interface Masked {
  readonly text: string;
  readonly count: number;
}

/**
 * The address without user name, password and the values of secret query and fragment fields. Works
 * on any text.
 */
export function maskAddress(address: string): Masked {
  let count = 0;
  const userless = address.replace(
    /^([a-z][a-z0-9+.-]{0,30}:\/\/)[^/?#@\s]{1,500}@/i,
    (_, scheme: string) => {
      count += 1;
      return `${scheme}${secretLabel}@`;
    },
  );
  const cut = userless.search(/[?#]/);
  if (cut === -1) return { text: userless, count };
  const fields = userless
    .slice(cut)
    .split(/([?#&])/)
    .map((part) => {
      const masked = maskField(part);
      if (masked !== part) count += 1;
      return masked;
    });
  return { text: userless.slice(0, cut) + fields.join(''), count };
}

/** `name=value` with its value replaced where the name is secret. */
function maskField(part: string): string {
  const equals = part.indexOf('=');
  return equals > 0 &&
    equals < part.length - 1 &&
    isSecretField(decoded(part.slice(0, equals)), true)
    ? `${part.slice(0, equals)}=${secretLabel}`
    : part;
}

/**
 * A body with the values of secret fields replaced: JSON in place (also cut short), forms field by
 * field.
 */
export function maskBody(text: string, mimeType: string): Masked {
  if (/^application\/x-www-form-urlencoded/i.test(mimeType)) {
    const masked = maskAddress(`?${text}`);
    return { text: masked.text.slice(1), count: masked.count };
  }
  if (/^multipart\/form-data/i.test(mimeType)) return maskMultipart(text);
  return /^\s*[[{"]/.test(text) ? maskJson(text) : { text, count: 0 };
}

/**
 * One walk over the text: after a secret name and a colon the next value is replaced, be it a
 * string, a number, or a whole object. Keeps everything else as it stands, so it serves damaged and
 * cut JSON too.
 */
function maskJson(text: string): Masked {
  const string = /"(?:[^"\\]|\\.)*(?:"|$)/gsy;
  const pieces: string[] = [];
  let count = 0;
  let copied = 0;
  let at = 0;
  for (at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    string.lastIndex = at;
    const name = string.exec(text)?.[0] ?? '"';
    at += name.length;
    const gap = gapBefore(text, at, ':');
    if (gap === null || !isSecretField(unquoted(name), false)) continue;
    const from = gapBefore(text, gap, null) ?? gap;
    const to = endOfValue(text, from, string);
    const value = text.slice(from, to);
    if (
      value === '""' ||
      value === 'null' ||
      value === 'true' ||
      value === 'false' ||
      value === ''
    ) {
      at = gap;
      continue;
    }
    pieces.push(text.slice(copied, from), `"${secretLabel}"`);
    copied = to;
    at = to;
    count += 1;
  }
  return { text: count === 0 ? text : pieces.join('') + text.slice(copied), count };
}

/**
 * Place after white space and, where asked, one sign; null where that sign does not stand there.
 */
function gapBefore(text: string, from: number, sign: string | null): number | null {
  let at = from;
  while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at += 1;
  if (sign === null) return at;
  return text.charAt(at) === sign ? at + 1 : null;
}

function endOfValue(text: string, from: number, string: RegExp): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '"') {
      string.lastIndex = at;
      at += string.exec(text)?.[0].length ?? 1;
      if (depth === 0) return at;
      continue;
    }
    if (letter === '{' || letter === '[') depth += 1;
    else if (depth === 0 && (letter === ',' || letter === '}' || letter === ']')) return at;
    else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
    at += 1;
  }
  return at;
}

function maskMultipart(text: string): Masked {
  let count = 0;
  const parts = text.split(/(\r?\n--)/).map((part) => {
    const name = /;\s*name="?([^";\r\n]{1,200})/i.exec(part.slice(0, 2000))?.[1];
    const body = part.search(/\r?\n\r?\n/);
    if (name === undefined || body === -1 || !isSecretField(name, true)) return part;
    count += 1;
    return (
      part.slice(0, body) + (part.startsWith('\r\n', body) ? '\r\n\r\n' : '\n\n') + secretLabel
    );
  });
  return { text: parts.join(''), count };
}

function unquoted(name: string): string {
  const bare = name.slice(1, name.endsWith('"') && name.length > 1 ? -1 : undefined);
  return bare.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
