/** Of a mail only what stands in it; others name files of this computer to send along (RFC 6068). */
const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

/**
 * A link that may leave the program: https or mailto, without a password in it, of a length that
 * other programs bear.
 */
export function outsideLink(address: string): URL | null {
  if (address.length > 2000 || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') return null;
  if (
    url.protocol === 'mailto:' &&
    [...url.searchParams.keys()].some((name) => !mailFields.has(name.toLowerCase()))
  )
    return null;
  return url.username === '' && url.password === '' ? url : null;
}
