/**
 * The host of a Halo that a company runs under an address of its own, which names the company; null
 * where it is one of the vendor's, a number, or this computer.
 */
export function ownHostOf(url: string): string | null {
  const host =
    /^https?:\/\/(?:[^/?#@]{0,200}@)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?=[:/?#]|$)/i.exec(
      url,
    )?.[1];
  if (host === undefined || /^[\d.]+$/.test(host)) return null;
  return vendors.test(host) ? null : host.toLowerCase();
}

const vendors =
  /(?:^|\.)(?:halopsa|haloitsm|halocrm|haloservicedesk|haloservicesolutions)\.(?:com|io)$/i;

/**
 * True for an address that only a Halo answers: its pages ask these before anybody signs in, from a
 * page of another address too. https://haloitsm.com/apidoc
 */
export const isOwnRoute = (url: string): boolean => ownRoute.test(url);

const ownRoute =
  /^https?:\/\/[^/?#]{1,300}\/api\/(?:authinfo|instanceinfo|clientcache|haloconfig)(?=[/?#]|$)/i;

/**
 * Only Halo's own pages send this with a request: it goes to a Halo, whatever its address. In small
 * letters.
 */
export const haloHeader = 'halo-app-name';
