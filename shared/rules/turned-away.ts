import type { Exchange } from '../exchange/exchange.ts';
import { bodyText, decoded } from './body-text.ts';

/**
 * Entra's codes for a browser or device that it does not know or take
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). 53003, a rule of
 * access that may ask for anything, is not among them.
 */
const deviceCodes = [
  50_005, 50_097, 50_129, 50_155, 50_187, 53_000, 53_001, 53_002, 53_009, 530_001, 530_002, 530_003,
];
const deviceCode = new RegExp(`\\bAADSTS(?:${deviceCodes.join('|')})\\b`);
const entraHost =
  /^(?:[\w-]+\.)?login\.(?:microsoftonline\.(?:com|us)|microsoft\.com|windows\.net)$/;
/** As a page of Entra's holds it, in the settings of its script. */
const pageCode = new RegExp(`"(?:sErrorCode|iErrorCode)":"?(?:${deviceCodes.join('|')})\\b`);
/** Google's word for a browser inside a program (RFC 8252 asks for the user's own). */
const disallowed = /\bdisallowed_useragent\b/;

/**
 * Whether a sign-in says that it does not take the browser that shows it, or the device that this
 * stands on: known by its address, or by an answer in its own words.
 */
export function turnsBrowserAway({ request, response, resourceType }: Exchange): boolean {
  if (resourceType !== 'document' || !URL.canParse(request.url)) return false;
  const url = new URL(request.url);
  if (isGooglesRefusal(url) || isReturnWithDeviceCode(url)) return true;
  if (response === null) return false;
  const isEntra = entraHost.test(url.hostname);
  const isRefused = response.status >= 400 && response.status < 500;
  if (!isEntra && !isRefused && url.hostname !== google) return false;
  const text = bodyText(response.body) ?? '';
  return disallowed.test(text) || (isEntra && (deviceCode.test(text) || pageCode.test(text)));
}

const google = 'accounts.google.com';

/** https://accounts.google.com/v3/signin/rejected, or /signin/oauth/error with the error inside. */
function isGooglesRefusal(url: URL): boolean {
  if (url.hostname !== google) return false;
  if (/\/signin\/rejected\b/.test(url.pathname)) return true;
  return ['error', 'authError'].some((name) => {
    const value = url.searchParams.get(name) ?? '';
    return disallowed.test(`${value} ${decoded(value) ?? ''}`);
  });
}

/** The sign-in sends the browser back to Halo, with its refusal in the address. */
function isReturnWithDeviceCode(url: URL): boolean {
  const told = new URLSearchParams(url.hash.slice(1));
  const words = [url.searchParams, told].map((all) => all.get('error_description') ?? '');
  return words.some((text) => deviceCode.test(text));
}
