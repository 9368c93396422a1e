import { type Kind, kinds } from './kinds.ts';

/**
 * Which names mark a secret or a personal value. Sources: facts on HAR sanitisers (Chrome,
 * Cloudflare, Google, Okta/Auth0, LearnUpon lists) and the fields of Halo's own OpenAPI file. Names
 * are compared folded: case, `-`, `_`, `.` and spaces out.
 */
const foldName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Safe and useful although they look like secrets by their ending. */
const harmless = new Set([
  'tokenexpiry',
  'tokenurl',
  'tokentype',
  'tokenendpoint',
  'productkey',
  'isprivate',
  'privatenote',
  'authurl',
  'authtype',
  'authmethod',
  'authinfo',
  'authority',
  'expirestoken',
  'passwordexpiry',
  'passwordlastset',
  'passwordneverexpires',
  'passwordpolicy',
  'passwordrequired',
  'primarykey',
  'foreignkey',
  'sortkey',
  'publickey',
  'maxtokens',
  'hastoken',
  'haspassword',
  'haskey',
  'sessiontimeout',
  'sessioncount',
  'sessionexpiry',
  'cookieconsent',
  'keycount',
  'author',
  'authors',
  'accesscontrolallowcredentials',
  'issecret',
  'secretname',
  'keyname',
  'tokencount',
  'setcookieaccept',
  'authtime',
  'signaturevalid',
]);

/** The whole name says it. */
const whole = new Map<string, Kind>([
  ...of(
    'token',
    'token tokens jwt bearer accesstoken refreshtoken idtoken authenticitytoken samlrequest samlresponse relaystate wresult assertion clientassertion saml idtokenhint',
  ),
  ...of(
    'token',
    'csrf xsrf csrftoken xsrftoken requestverificationtoken recaptchatoken gtoken tokenused xclientdata verifier codeverifier codechallenge challenge oauthcode authcode authorizationcode',
  ),
  ...of(
    'password',
    'password passwd pwd passcode passphrase otp totp pin mfacode backuppassword currentpassword newpassword userpassword passkey credential credentials',
  ),
  ...of(
    'secret',
    'secret clientsecret sharedsecret usg shdf serverdata fcparams appid facetid vses2 atkey imageuploadkey apikeyoverride halokey viewstate eventvalidation',
  ),
  ...of(
    'key',
    'apikey xapikey appkey accesskey privatekey pem rsa dsa ecdsa encryptionkey masterkey integrationkey licencekey licensekey subscriptionkey ocpapimsubscriptionkey keypairid clientid awsaccesskeyid googleaccessid',
  ),
  ...of(
    'signature',
    'signature sig hmac xamzsignature xamzcredential xamzsecuritytoken webhooksignature',
  ),
  ...of(
    'session',
    'sid jsessionid phpsessid sessionid sessiontoken sessionkey session aspnetsessionid connectsid',
  ),
  ...of('authorization', 'authorization proxyauthorization auth xauth authheader'),
  ...of('cookie', 'cookie cookies setcookie cookie2'),
  ...of('certificate', 'clientcert sslclientcert xclientcert certificate pfx'),
  ...of('sql', 'sql sqlquery sqlscript reportsql'),
]);

/** The end of the name says it. */
const endings: readonly (readonly [string, Kind])[] = [
  ['password', 'password'],
  ['passwd', 'password'],
  ['passphrase', 'password'],
  ['secret', 'secret'],
  ['secretkey', 'secret'],
  ['token', 'token'],
  ['apikey', 'key'],
  ['accesskey', 'key'],
  ['privatekey', 'key'],
  ['validationkey', 'key'],
  ['integrationkey', 'key'],
  ['uploadkey', 'key'],
  ['authcode', 'token'],
  ['jwt', 'token'],
  ['sessionid', 'session'],
  ['signature', 'signature'],
  ['credentials', 'password'],
  ['credential', 'password'],
];

/**
 * Secret only where the value looks like one: these names also stand for harmless things (an
 * error's code, a sort key).
 */
const doubtful = new Map<string, Kind>([
  ...of('token', 'code state nonce ticket'),
  ...of('key', 'key'),
  ...of('password', 'pass'),
  ...of('secret', 'payload hash'),
]);

/** A person, or what leads to one. */
const people = new Map<string, Kind>([
  ...of(
    'email',
    'email emailaddress mail mailaddress useremail emailto emailfrom to cc bcc replyto upn userprincipalname loginhint networklogin azureoid',
  ),
  ...of(
    'name',
    'username user loginname login firstname lastname surname forename givenname familyname fullname displayname agentname contactname realname personname reportedby assignedtoname entityname clientname customername sitename creatorname',
  ),
  ...of(
    'phone',
    'phone phonenumber telephone mobile mobilenumber mobilephone homephone workphone businessphones sitephonenumber fax tel telephonenumber',
  ),
  ...of('card', 'ssn iban cardnumber creditcard creditcardnumber pan cvv cvc'),
  ...of('address', 'addressline1 addressline2 street streetaddress postcode postalcode zipcode'),
  ...of('text', 'notehtml detailshtml note details summary emailbody emailbodyhtml bodyhtml'),
  ...of(
    'ip',
    'ipaddress clientip remoteip xrealip xforwardedfor cfconnectingip trueclientip remoteaddress',
  ),
]);

function of(kind: Kind, list: string): readonly (readonly [string, Kind])[] {
  return list.split(' ').map((name) => [name, kind] as const);
}

export interface NameVerdict {
  readonly kind: Kind;
  /** Only a value that looks like a secret is one. */
  readonly doubtful: boolean;
  /** A number from 1 on for each kind, doubtful or not. */
  readonly code: number;
}

/** What a field, parameter or part of this name holds; null where its value may stay. */
export function verdictOf(name: string): NameVerdict | null {
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const verdict = judge(name);
  if (verdicts.size < mostRemembered && name.length < 100) verdicts.set(name, verdict);
  return verdict;
}

/** Names come again and again; a file may hold any number of them. */
const verdicts = new Map<string, NameVerdict | null>();
const mostRemembered = 20_000;

export function verdict(kind: Kind, doubtful = false): NameVerdict {
  return { kind, doubtful, code: kinds.indexOf(kind) * 2 + (doubtful ? 2 : 1) };
}

function judge(name: string): NameVerdict | null {
  const folded = foldName(name);
  if (folded === '' || folded.length > 100 || harmless.has(folded)) return null;
  const sure = whole.get(folded) ?? endings.find(([ending]) => folded.endsWith(ending))?.[1];
  if (sure !== undefined) return verdict(sure);
  const maybe = doubtful.get(folded);
  if (maybe !== undefined) return verdict(maybe, true);
  if (/_key$/i.test(name) || /[a-z]Key$/.test(name)) return verdict('key', true);
  if (/clientsecret|newpassword|webhooksecret/.test(folded)) return verdict('secret');
  const person = people.get(folded);
  return person === undefined ? null : verdict(person);
}

/**
 * Whether a doubtful name's value looks like a secret: long and mixed, not a word, a number or an
 * error's name.
 */
export function looksSecret(value: string): boolean {
  if (value.length < 12 || /\s/.test(value)) return false;
  if (/^\d+$/.test(value)) return value.length >= 16;
  // Letters alone are the name of something (Authorization_RequestDenied), unless they run on for
  // long.
  if (/^[A-Za-z]+(?:[_.-][A-Za-z]+)*$/.test(value))
    return value.length >= 32 && !/[_.-]/.test(value);
  return /\d/.test(value) || value.length >= 24;
}

const headerWords =
  /auth|token|secret|session|cookie|csrf|xsrf|api-?key|password|credential|signature|client-?cert|x-client-data/i;
const harmlessHeaders = new Set([
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-request-headers',
  'authority',
  ':authority',
  'www-authenticate',
  'proxy-authenticate',
  'cross-origin-embedder-policy',
  'clear-site-data',
  'sec-fetch-site',
  'origin-agent-cluster',
  'author',
]);

/** What a header of this name holds; null where its value is read as text or as an address. */
export function headerKind(name: string): Kind | null {
  const lower = name.toLowerCase().trim();
  if (harmlessHeaders.has(lower)) return null;
  if (lower.includes('cookie')) return 'cookie';
  if (lower.includes('authorization')) return 'authorization';
  if (
    /^(?:x-forwarded-for|x-real-ip|cf-connecting-ip|true-client-ip|x-client-ip|forwarded|x-forwarded-host)$/.test(
      lower,
    )
  )
    return 'ip';
  if (headerWords.test(lower)) return 'token';
  if (
    /(?:^|-)key(?:-|$)/.test(lower) &&
    !/^(?:idempotency|surrogate|x-cache|cache)-key$/.test(lower)
  )
    return 'key';
  const verdict = verdictOf(lower);
  return verdict === null || verdict.doubtful ? null : verdict.kind;
}
