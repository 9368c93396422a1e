const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  423: 'Locked',
  424: 'Failed Dependency',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  524: 'A Timeout Occurred',
};

/** Short English name of a status; null for one that has none. */
export function statusName(status: number): string | null {
  return names[status] ?? null;
}

/** What servers and browsers call a status besides. */
const otherNames = [
  'unauthorised',
  'content too large',
  'request entity too large',
  'entity too large',
  '(?:request-)?ur[il] too (?:long|large)',
  '(?:request|gateway) time-?out',
  'length required',
  '(?:requested )?range not satisfiable',
  'expectation failed',
  'upgrade required',
  'precondition required',
  'insufficient storage',
];
const errorWords =
  'fehler|erreur|errore|fout(?:code)?|fel(?:kod)?|feil|fejl|virhe|b[łl][ąa]d|chyba|hiba|hata|erro|ошибка|エラー|错误|錯誤|오류';
const anyName = [...Object.values(names), ...otherNames].join('|');
const statusWords = `https?|status|code|kode|koodi|error|${errorWords}|response|answer|failed|with|request|server|client|the|an?|was|is`;
const allStatusWords = new RegExp(`(?<!\\p{L})(?:${anyName}|${statusWords})(?!\\p{L})`, 'giu');
const nameFirst = new RegExp(`^(?:${anyName})(?!\\p{L})`, 'i');

/** "Error 413 (Request Entity Too Large)": a status and its name, and not a word of what failed. */
export function isBareStatus(text: string): boolean {
  return (
    text.length <= 200 &&
    /(?<!\d)[45]\d\d(?!\d)/.test(text) &&
    !/\p{L}/u.test(text.replace(allStatusWords, ' '))
  );
}

/** A text without the name of a status that it begins with. */
export function withoutStatusName(text: string): string {
  return text.replace(nameFirst, '');
}

/** The status that a text names by this name and says no more; null where it says anything else. */
export function statusOfName(text: string): number | null {
  const wanted = text.trim().replace(/\W+$/, '').toLowerCase();
  const found = Object.entries(names).find(([, name]) => name.toLowerCase() === wanted);
  return found === undefined ? null : Number(found[0]);
}

// A number counts as a status only in the company of words that make it one: "Invoice 429" is none.
const reasons =
  'unauthori[sz]ed|forbidden|nicht gefunden|nicht autorisiert|verboten|zeitüberschreitung|non autorisé|accès interdit|introuvable|no autorizado|prohibido|no encontrad[oa]|niet gevonden|verboden|non trovato|vietato|not ?found|bad ?request|method ?not ?allowed|conflict|unprocessable|too ?many|payment ?required|request ?time-?out|internal ?server|bad ?gateway|service ?unavailable|gateway ?time-?out|gone|proxy ?authentication|unsupported ?media|request ?header|request ?entity|(?:payload|content|entity) too ?large|(?:request-)?uri too ?long|not ?acceptable|not ?implemented|precondition|failed ?dependency|locked|unavailable ?for ?legal|a time-?out ?occurred|method ?failure|insufficient ?storage';
/** "Failed: 412 users" counts things. */
const counted =
  '(?!\\)?\\s{1,3}(?:more |other |of )?(?:records?|rows?|items?|invoices?|tickets?|users?|calls?|requests?|assets?|clients?|customers?|lines?|times|seconds?|ms)\\b)';
const patterns: readonly RegExp[] = [
  /\bstatus(?:[ -]?code)?(?: does not indicate success)?\s{0,3}["']?\s{0,3}(?:of|is|was|[:=])?\s{0,3}["'(]?\s{0,3}([45]\d\d)\b/i,
  new RegExp(
    `(?:^|[^\\d.,-])\\(?([45]\\d\\d)\\)?\\s{0,3}[:\\-–(]?\\s{0,3}["']?(?:${reasons})`,
    'i',
  ),
  // "Bad Request 400", and nothing else.
  new RegExp(`^\\W{0,5}(?:${anyName})\\W{1,3}([45]\\d\\d)\\W{0,5}$`, 'i'),
  /\berror(?: ?code)?\s{0,3}[=:]\s{0,3}\(?([45]\d\d)\b(?![.,]\d)/i,
  /\berror\s{0,3}\(([45]\d\d)\)/i,
  /(?:^|[^\d.,-])([45]\d\d) (?:client|server) error\b/i,
  // "Getting a 500 error when saving": one error, and not 500 of them.
  /\b(?:an?|the|this|that|same) (?:http )?([45]\d\d) error\b/i,
  // Other languages write "Fehler 403", "Erreur 504", "Fout 401", "Fel 500", "错误 403".
  new RegExp(
    `(?:^|[^\\p{L}])(?:${errorWords})(?:code|kode|koodi)?\\s{0,3}[:#-]?\\s{0,3}\\(?(?:http\\s{0,2})?([45]\\d\\d)(?!\\d)`,
    'iu',
  ),
  // "The response from Halo was 401"
  /\b(?:response|answer|reply)\b[^\n\d]{0,40}\b(?:is|was|:|=)\s{0,3}\(?([45]\d\d)\b(?![.,]\d)/i,
  /\breturned an error\s{0,3}:?\s{0,3}\(([45]\d\d)\)/i,
  // .NET says the same in each language: "… einen Fehler zurückgegeben: (403) Unzulässig."
  /(?:fehler|erreur|errore|error|fout|fel|feil|fejl|virhe|błąd|erro)(?!\p{L})[^\n\d]{0,60}:\s{1,3}\(([45]\d\d)\)/iu,
  // "404 GET /api/Project", "failed to call Halo: 429", "authentication failed (401)"
  /(?:^|[^\d.,-])([45]\d\d)\s{1,3}(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s{1,3}["']?(?:https?:\/\/|\/)/,
  /\bfailed\b[^\n\d]{0,80}(?::\s{0,3}|\s\()([45]\d\d)\)?\W{0,3}$/i,
  // "Failed to sync invoice 1042 to Xero: 400 A validation exception occurred", "HaloPSA: 401 restricted"
  new RegExp(
    `\\bfailed\\b[^\\n:]{0,120}:\\s{0,3}\\(?([45]\\d\\d)\\b${counted}(?=\\)?\\s{1,3}[\\p{L}-])`,
    'iu',
  ),
  new RegExp(
    `\\bhalo(?:psa|itsm|crm)?(?: api)?(?: error)?:\\s{1,3}\\(?([45]\\d\\d)\\b${counted}(?=\\)?(?:\\s{1,3}\\p{L}|\\W{0,3}$))`,
    'iu',
  ),
  // aiohttp: "401, message='Unauthorized', url=…"
  /(?:^|[^\d.,-])([45]\d\d), message=/,
  /\bHTTP(?:\/\d(?:\.\d)?)?[\s:-]{1,3}(?:status|error|code)?\s{0,3}:?\s{0,3}([45]\d\d)\b/i,
  /\b(?:returned|responded with|answered(?: with)?|failed with|response(?: code)?(?: of)?|error)\s{1,3}(?:a |an |code )?\(?([45]\d\d)\b(?![.,]\d)(?! (?:records?|rows?|items?|invoices?|tickets?|users?|calls?|requests?))/i,
  new RegExp(
    `(?:${reasons}|too ?many ?requests|unprocessable ?entity|internal ?server ?error)[\\p{L} ]{0,20}\\s{0,3}[(\\[]\\s{0,2}([45]\\d\\d)\\s{0,2}[)\\]]`,
    'iu',
  ),
];

/**
 * The HTTP status that a text names as one ("… indicate success: 401 (Unauthorized)", "Error = 403
 * Forbidden"); null where it names none.
 */
export function statusInText(text: string): number | null {
  const start = text.slice(0, 4000);
  // Most texts hold no such number: nothing else needs to be looked for.
  if (!/[45]\d\d/.test(start)) return null;
  const alone = /^\W{0,5}([45]\d\d)\W{0,5}$/.exec(start)?.[1];
  if (alone !== undefined) return Number(alone);
  for (const pattern of patterns) {
    const found = pattern.exec(start)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

// What third parties write instead of a number: OAuth (RFC 6749), Microsoft identity platform and
// Graph codes, Xero, and plain words.
const wordings: readonly (readonly [number, RegExp])[] = [
  [
    429,
    /too ?many ?requests|rate ?limit(ed|ing| exceeded| reached| hit)?\b|\bthrottl(ed|ing)|activitylimitreached|quota exceeded|requests?[ _]limit[ _]exceeded|exceeded \d{1,6} (calls|requests) per\b/i,
  ],
  [
    403,
    /authorization_requestdenied|insufficient privileges|insufficient[ _](permissions?|scopes?|access|rights)|accessdenied|erroraccessdenied|\bforbidden\b|access (is )?denied|missing[ _](required )?(permissions?|scopes?)\b|AADSTS65001|consent/i,
  ],
  [
    401,
    /\bunauthori[sz]ed(_client)?\b|invalid_?client|invalid_?grant|invalid ?authentication ?token|token ?(has |is )?(expired|revoked|invalid)|(expired|revoked) (access |refresh |api |bearer )?(token|key|credentials?|secret)|invalid (access |refresh |api |bearer )?(token|credentials?|secret)|invalid access key|invalid (api ?key|credentials?|client secret|user ?name|password)|AADSTS(7000215|7000222|700016|700082|50173|70008|90002)|INVALID_SESSION_ID|session (has |is )?(expired|invalid)|\bUNAUTHENTICATED\b|AADSTS(50034|50053|50055|50057|50126|50132|54005|135010|700084)|authentication (failed|required|unsuccessful)|not[ _]authenticated|not_authed|invalid_auth\b|token_(expired|revoked)|account_inactive|log[io]n failed|bad credentials|no credentials|credentials? (is|are|were|was|has|have) (missing|not|invalid|incorrect|wrong|expired)/i,
  ],
];

/**
 * The status that the words stand for where no number stands there. Only for texts that a third
 * party surely wrote.
 */
export function statusInWords(text: string): number | null {
  // "HTTP status code is 'Forbidden'" quotes what somebody else answered.
  const start = text
    .slice(0, 4000)
    .replace(/\bstatus code (?:is|was|of)\s{1,3}['"‘“][^'"’”]{1,40}['"’”]/gi, ' ');
  for (const [status, pattern] of wordings) if (pattern.test(start)) return status;
  return null;
}
