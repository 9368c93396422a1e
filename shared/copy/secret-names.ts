/**
 * Which names carry secrets, for masking on screen and in copies. Smaller than shared/redact on
 * purpose: no value is looked at, only names, so that it is quick enough to run over every row that
 * is drawn. Sources: facts on Halo's API fields and on HAR sanitisers, both kept outside the
 * repository.
 */

const headers = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'set-cookie2',
  'x-api-key',
  'api-key',
  'client-id',
  'client-secret',
  'x-auth-token',
  'x-csrf-token',
  'x-xsrf-token',
  'x-amz-security-token',
  'ocp-apim-subscription-key',
]);

const fields = new Set([
  'code',
  'state',
  'nonce',
  'key',
  'jwt',
  'sig',
  'signature',
  'assertion',
  'client_assertion',
  'code_verifier',
  'sessionid',
  'session',
  'sid',
  'passwd',
  'pwd',
  'pass',
  'otp',
  'pin',
  'atkey',
  'apikeyoverride',
  'tokens',
  'token_used',
  '_authcode',
  'key-pair-id',
  'samlresponse',
  'samlrequest',
  'relaystate',
  'halo_key',
]);
const endings = [
  'token',
  'secret',
  'password',
  'apikey',
  'api_key',
  'api-key',
  '_key',
  'privatekey',
  'accesskey',
  'sharedsecret',
  'credential',
  'signature',
];
const harmless = new Set([
  'product_key',
  'status_key',
  'parent_key',
  'foreign_key',
  'primary_key',
  'sort_key',
  'public_key',
]);

/** Headers whose value lets somebody in. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    headers.has(lower) ||
    (endings.some((ending) => lower.endsWith(ending)) && !lower.startsWith('access-control-'))
  );
}

/** Fields of a query, a form or JSON whose value lets somebody in. `code` and `state` count only where `inAddress`:
 * in JSON Halo uses them for plain things. */
export function isSecretField(name: string, inAddress: boolean): boolean {
  const lower = name.toLowerCase();
  if (harmless.has(lower)) return false;
  if (
    !inAddress &&
    (lower === 'code' ||
      lower === 'state' ||
      lower === 'key' ||
      lower === 'session' ||
      lower === 'pin')
  )
    return false;
  return (
    fields.has(lower) ||
    lower.startsWith('x-amz-') ||
    lower.startsWith('client_secret') ||
    endings.some((ending) => lower.endsWith(ending))
  );
}
