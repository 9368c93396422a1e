import { type Exchange, headerValue } from './exchange.ts';

/** What a request that changes data carried, so far as its size may matter. */
export interface Load {
  /** `text`: something, and surely no file with anything in it. */
  readonly holds: 'file' | 'text' | 'nothing' | 'unknown';
  /** Bytes of all that was sent; null where unknown. */
  readonly bytes: number | null;
}

/** null for a request that only reads. */
export function loadOf(exchange: Exchange): Load | null {
  const { request } = exchange;
  if (/^(get|head|options)$/i.test(request.method)) return null;
  const { body } = request;
  const isParts = isMultipart(exchange);
  const text = body.text ?? '';
  const said = text === '' || isParts ? headerValue(request.headers, 'content-length') : null;
  const length = said === null || !/^\d+$/.test(said) ? null : Number(said);
  // A browser leaves the files of a form out of what it hands over.
  const whole = isParts || text === '' || body.truncated ? null : text.length;
  const bytes = length ?? (isParts ? null : (body.size ?? whole));
  return { holds: holdsOf(exchange, bytes), bytes };
}

function holdsOf(exchange: Exchange, bytes: number | null): Load['holds'] {
  const { source, request } = exchange;
  const { body } = request;
  const text = body.text ?? '';
  if (text.trim() === '') {
    if (body.base64 !== null && isFileType(body.mimeType)) return 'file';
    const isKnown = source === 'live' && body.missing === null && body.base64 === null;
    return bytes === 0 || (isKnown && bytes === null) ? 'nothing' : 'unknown';
  }
  if (isFileType(body.mimeType) || hasFile(exchange, bytes)) return 'file';
  if (body.truncated) return 'unknown';
  return /^[\s{}[\]]*$/.test(text) ? 'nothing' : 'text';
}

function isMultipart({ request: { body } }: Exchange): boolean {
  return /multipart\//i.test(body.mimeType) || body.text?.startsWith('--') === true;
}

function hasFile(exchange: Exchange, bytes: number | null): boolean {
  const text = exchange.request.body.text ?? '';
  if (!isMultipart(exchange))
    return base64Field.test(text) || (fileName.test(text) && fileContent.test(text));
  const isNamed = /filename="[^"]/i.test(text);
  // The whole is no longer than what is left of it without its files: they are empty.
  const isEmpty = bytes !== null && bytes <= text.length && !filledPart.test(text);
  return isNamed && !isEmpty;
}

/** What a file is sent in: `data_base64`, or beside its name, `data`. */
const base64Field = /"[\w-]{0,40}base64[\w-]{0,40}"\s{0,5}:\s{0,5}"[^"]/i;
const fileName = /"file_?name"\s{0,5}:\s{0,5}"[^"]/i;
const fileContent = /"[\w-]{0,40}(?:data|content|bytes)"\s{0,5}:\s{0,5}"[^"]/i;

/** A file of a form with something in it. */
const filledPart =
  /filename="[^"]{1,200}"[^\r\n]{0,200}(?:\r?\n[^\r\n]{1,500}){0,10}\r?\n\r?\n(?!\r?\n?--)[^\r\n]/i;

/** What was sent is a file by itself, as where one is put to an address of its own. */
function isFileType(mimeType: string): boolean {
  return /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip|msword|vnd\.(?!.*json))/.test(
    mimeType.toLowerCase(),
  );
}
