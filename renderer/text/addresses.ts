/**
 * The remembered addresses that hold what is typed, as they are shown in the address field: all of
 * them while nothing is typed.
 */
export function suggestions(addresses: readonly string[], typed: string): readonly string[] {
  const wanted = plain(typed);
  if (wanted === '' || addresses.some((address) => plain(address) === wanted)) return addresses;
  return addresses.filter((address) => plain(address).includes(wanted));
}

/**
 * What the user has to type at least: a host with a dot, or localhost. Main decides what is really
 * allowed.
 */
export function looksLikeAddress(typed: string): boolean {
  const host = plain(typed).split(/[/?#]/)[0] ?? '';
  return /^[^\s.]+(\.[^\s.]+)+(:\d+)?$/.test(host) || /^localhost(:\d+)?$/.test(host);
}

/** Without scheme, closing slash and case: how people know an address. */
export function plain(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
}

/** True where both are whole addresses of one origin. */
export function sameOrigin(left: string, right: string): boolean {
  return (
    URL.canParse(left) && URL.canParse(right) && new URL(left).origin === new URL(right).origin
  );
}
