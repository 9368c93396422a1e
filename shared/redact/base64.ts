/**
 * The text behind base64 (standard or URL alphabet, line breaks and missing padding allowed); null
 * where it is not text.
 */
export function decodeBase64(encoded: string): string | null {
  const compact = encoded
    .replace(/\s+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/, '');
  if (compact.length % 4 === 1) return null;
  try {
    const binary = atob(compact + '='.repeat((4 - (compact.length % 4)) % 4));
    const bytes = new Uint8Array(binary.length);
    for (let place = 0; place < binary.length; place += 1) bytes[place] = binary.charCodeAt(place);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isText(text) ? text : null;
  } catch {
    return null;
  }
}

function isText(text: string): boolean {
  const sample = text.slice(0, 4_000);
  let odd = 0;
  for (let place = 0; place < sample.length; place += 1) {
    const code = sample.charCodeAt(place);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) odd += 1;
  }
  return odd * 50 <= sample.length;
}

/** Base64 of a text's UTF-8 bytes. */
export function base64Of(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
