import { isLoopback } from './address.ts';

/**
 * Who else may show a sign-in window. A tenant's own sign-in server is reached by redirect in the
 * page itself, which needs no entry here.
 */
const signInHosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.live.com',
  'login.windows.net',
  'accounts.google.com',
  'appleid.apple.com',
  'accounts.zoho.com',
  'appcenter.intuit.com',
  'accounts.intuit.com',
  'login.xero.com',
  'github.com',
  'login.salesforce.com',
];
const signInDomains = [
  'okta.com',
  'oktapreview.com',
  'auth0.com',
  'onelogin.com',
  'duosecurity.com',
  'jumpcloud.com',
  'pingone.com',
];
const haloDomains = [
  'haloitsm.com',
  'halopsa.com',
  'halocrm.com',
  'haloservicedesk.com',
  'haloservicesolutions.com',
];

/**
 * Whether the site's view may show this address in its main frame or a frame. Sign-in may lead over
 * any https address.
 */
export function mayNavigate(target: string, siteUrl: string): boolean {
  if (target === 'about:blank' || target === 'about:srcdoc') return true;
  if (!URL.canParse(target)) return false;
  const { protocol, hostname } = new URL(target);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && isLoopback(hostname) && isLoopback(new URL(siteUrl).hostname);
}

/**
 * Chromium's own viewer of PDF files. From Electron 41 on it is a frame of the page that holds the
 * file (https://www.electronjs.org/docs/latest/breaking-changes); the number is the same everywhere.
 */
const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** A frame inside the page may also hold what the page made itself, and the viewer of a PDF. */
export function mayNavigateFrame(target: string, siteUrl: string): boolean {
  return (
    mayNavigate(target, siteUrl) ||
    target.startsWith('blob:') ||
    target.startsWith('data:') ||
    target.startsWith(pdfViewer)
  );
}

/**
 * Whether a new window may open inside the program: of the same site, of Halo, or of a known
 * sign-in.
 */
export function mayOpenWindow(target: string, siteUrl: string): boolean {
  if (target === 'about:blank' || target === '') return true;
  if (!URL.canParse(target) || !mayNavigate(target, siteUrl)) return false;
  const url = new URL(target);
  if (url.origin === new URL(siteUrl).origin) return true;
  const within = (domain: string) => url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  return (
    url.protocol === 'https:' &&
    (signInHosts.includes(url.hostname) || [...signInDomains, ...haloDomains].some(within))
  );
}
