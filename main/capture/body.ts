import { isUtf8 } from 'node:buffer';
import type { Body } from '../../shared/exchange/exchange.ts';
import type { Note } from '../../shared/exchange/note.ts';

/**
 * Bytes as a Body: text wherever they are text, because servers label JSON wrongly; base64 for the
 * rest.
 */
export function bodyOf(bytes: Buffer, mimeType: string, truncated: boolean): Body {
  const isText = isUtf8(bytes) && !bytes.includes(0);
  return {
    text: isText ? bytes.toString('utf8') : null,
    base64: isText ? null : bytes.toString('base64'),
    mimeType,
    size: bytes.length,
    missing: null,
    truncated,
  };
}

/** A body that is not there, and why. `size`: bytes, null where unknown. */
export function missingBody(why: Note, mimeType: string, size: number | null): Body {
  return { text: null, base64: null, mimeType, size, missing: why, truncated: false };
}
