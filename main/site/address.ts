import { isIP } from 'node:net';
import { Refusal } from '../refusal.ts';
import { say } from '../../shared/words/say.ts';

/** An address that can be opened, or one plain sentence that says why not. */
type SiteAddress =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly message: string };

const example = say('address.example');

/**
 * Understands what a person types or pastes as the address of their Halo: `https://…`, or a host
 * without scheme.
 */
export function siteAddress(typed: string): SiteAddress {
  const text = typed.trim();
  if (text === '') return no(say('address.none', { example }));
  if (/\s/.test(text)) return no(say('address.spaces', { example }));
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? null;
  if (scheme !== null && scheme !== 'https' && scheme !== 'http') return no(say('address.scheme'));
  const candidate = scheme === null ? `https://${text}` : text;
  if (!URL.canParse(candidate)) return no(say('address.unreadable', { example }));
  const url = new URL(candidate);
  if (url.username !== '' || url.password !== '') return no(say('address.signIn'));
  if (isLoopback(url.hostname)) {
    if (scheme === null) url.protocol = 'http:';
    return { ok: true, url: url.href };
  }
  if (
    isIP(url.hostname) === 0 &&
    !url.hostname.startsWith('[') &&
    !/[^.]\.[^.]/.test(url.hostname)
  ) {
    return no(say('address.part', { host: url.hostname, example }));
  }
  // Without https anyone on the way could read the sign-in; every Halo in the cloud answers on
  // https.
  if (url.protocol === 'http:') {
    url.protocol = 'https:';
    if (url.port === '80') url.port = '';
  }
  return { ok: true, url: url.href };
}

/** @throws Refusal where the address is none that may be opened. */
export function acceptedAddress(typed: string): string {
  const understood = siteAddress(typed);
  if (!understood.ok) throw new Refusal(understood.message);
  return understood.url;
}

/** This machine itself, as `URL.hostname` writes it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function no(message: string): SiteAddress {
  return { ok: false, message };
}
