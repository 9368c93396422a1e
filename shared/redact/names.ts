import { type Kind, kinds } from './kinds.ts';
import {
  aboutWords,
  codeLeads,
  doubtfulNames,
  flagWords,
  fragments,
  harmlessHashes,
  harmlessHeaders,
  harmlessNames,
  keyLeads,
  lastWords,
  longestEnding,
  passwordStems,
  passwordWords,
  trimmings,
  wholeNames,
  isAscii,
  withoutAccents,
  unlikelyKeys,
  personNames,
} from './name-rules.ts';

export interface NameVerdict {
  readonly kind: Kind;
  /** Only a value that looks like a secret is one. */
  readonly doubtful: boolean;
  /** A number from 1 on for each kind, doubtful or not. */
  readonly code: number;
}

/**
 * What a header, parameter, field, cell or input of this name holds; null where its value may stay.
 * A name means the same wherever it stands.
 */
export function verdictOf(name: string): NameVerdict | null {
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const verdict = judge(name);
  if (verdicts.size < mostRemembered && name.length < 100) verdicts.set(name, verdict);
  return verdict;
}

/**
 * Names of one export: those that the user or the company always wants out, in any case, and all
 * others as `verdictOf` says.
 */
export class Names {
  readonly #always: ReadonlySet<string>;

  constructor(always: readonly string[] = []) {
    this.#always = new Set(always.map(folded));
  }

  /** True for a name whose value goes whatever it is. */
  isAlways(name: string): boolean {
    return this.#always.size > 0 && this.#always.has(folded(name));
  }

  verdict(name: string): NameVerdict | null {
    return this.isAlways(name) ? alwaysOut : verdictOf(name);
  }

  headerVerdict(name: string): NameVerdict | null {
    return this.isAlways(name) ? alwaysOut : headerVerdict(name);
  }
}

const folded = (name: string): string => name.trim().toLowerCase();

/** Names come again and again; a file may hold any number of them. */
const verdicts = new Map<string, NameVerdict | null>();
const mostRemembered = 20_000;

export function verdict(kind: Kind, doubtful = false): NameVerdict {
  return { kind, doubtful, code: kinds.indexOf(kind) * 2 + (doubtful ? 2 : 1) };
}

const alwaysOut = verdict('own');

/** True for a name whose value must not be seen: a secret, not merely something personal. */
export function isSecretKind(kind: Kind): boolean {
  return secretKinds.has(kind);
}

const secretKinds: ReadonlySet<Kind> = new Set([
  'password',
  'secret',
  'token',
  'cookie',
  'key',
  'session',
  'signature',
  'authorization',
  'certificate',
  'own',
]);

/** Headers that are read as addresses or as text, whatever their names say. */
export function headerVerdict(name: string): NameVerdict | null {
  const lower = name.toLowerCase().trim();
  if (harmlessHeaders.has(lower)) return null;
  if (lower.includes('cookie')) return verdict('cookie');
  if (lower.includes('authorization')) return verdict('authorization');
  const bare = name.trim().replace(/^x-/i, '');
  // Most protocols write headers in small letters, and the others mean the same.
  return verdictOf(bare) ?? verdictOf(bare.toLowerCase());
}

/**
 * The words of a name, small and without accents: `X-Otp`, `user[pass][0]`, `ldapBindPw`,
 * `ｐａｓｓｗｏｒｄ`. Signs that nobody sees are left out.
 */
export function wordsOf(name: string): readonly string[] {
  // Nearly all names: to look for letters of all scripts is slow to begin.
  if (isAscii(name))
    return (
      name
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .match(/\d{0,2}[a-z]+/g) ?? []
    );
  const plain = withoutAccents(name);
  return (
    plain
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .toLowerCase()
      .match(/\d{0,2}[\p{L}]+/gu) ?? []
  );
}

function judge(name: string): NameVerdict | null {
  if (name.length > 100) return null;
  const all = wordsOf(name);
  // `X-Otp`
  const words = all.length > 1 && all[0] === 'x' ? all.slice(1) : all;
  const folded = words.join('');
  if (folded === '' || harmlessNames.has(folded)) return null;
  const whole = wholeNames.get(folded);
  if (whole !== undefined) return verdict(whole);
  const person = personNames.get(folded) ?? numberOf(folded);
  const last = words.at(-1) ?? '';
  if (person !== undefined) return verdict(person);
  if (isPersonsName(words)) return verdict('name');
  // `requested_by`
  if (last === 'by' && words.length === 2) return verdict('name', true);
  if (aboutWords.has(last) || isHarmlessHash(words)) return null;
  const found = judgeTrimmed(words);
  // `requirePassword` asks a question, unless what stands there looks like an answer to another.
  const asks = words.length > 1 && flagWords.has(words[0] ?? '');
  return found !== null && asks ? verdict(found.kind, true) : found;
}

/** `approver_name` */
const isPersonsName = (words: readonly string[]): boolean =>
  /^(?:full|display)?names?$/.test(words.at(-1) ?? '') &&
  doubtfulNames.get(words.at(-2) ?? '') === 'name';

/** `driving_licence_number`, `passport_no` */
function numberOf(folded: string): Kind | undefined {
  const bare = folded.replace(/(?:numbers?|nummer|numero|num|no|nr)$/, '');
  const kind = bare === folded ? undefined : personNames.get(bare);
  return kind === 'card' || kind === 'phone' ? kind : undefined;
}

/** Last words that only say which one it is go one by one: `auth_token_value`, `pwdHash`. */
function judgeTrimmed(words: readonly string[]): NameVerdict | null {
  let maybe: NameVerdict | null = null;
  for (let end = words.length; end > 0; end -= 1) {
    const found = judgeWords(words.slice(0, end));
    if (found?.doubtful === false) return found;
    maybe ??= found;
    if (!trimmings.has(words[end - 1] ?? '')) return maybe;
  }
  return maybe;
}

/** `buildHash`, `file_digest` */
const isHarmlessHash = (words: readonly string[]): boolean =>
  /^(?:hash|hashes|digest|checksum|sum|sha\d*|md)$/.test(words.at(-1) ?? '') &&
  words.slice(0, -1).some((word) => harmlessHashes.has(word));

/** `senhaAtual`, `hesloZnovu`: in other languages the word that says which one it is comes last. */
const isPasswordWord = (word: string): boolean =>
  passwordWords.has(word) ||
  passwordStems.some((stem) => word.startsWith(stem) && word.length - stem.length <= longestEnding);

function judgeWords(words: readonly string[]): NameVerdict | null {
  const folded = words.join('');
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.some(isPasswordWord)) return verdict('password');
  const sure =
    wholeNames.get(folded) ??
    wholeNames.get(folded.replace(/s$/, '')) ??
    lastWords.get(last) ??
    lastWords.get(last.replace(/^\d+(?=\p{L}{3})/u, '')) ??
    lastWords.get(`${before} ${last}`) ??
    lastWords.get(`${words.at(-3) ?? ''} ${before} ${last}`) ??
    fragments.find(([piece]) => folded.includes(piece))?.[1];
  if (sure !== undefined) return verdict(sure);
  if (/^codes?$|^kode$/.test(last) && words.slice(0, -1).some((word) => codeLeads.has(word)))
    return verdict('token');
  const key = judgeKey(words);
  if (key !== null) return key;
  const joined = words.length === 1 ? judgeJoined(last) : null;
  if (joined !== null) return joined;
  const maybe = doubtfulNames.get(last) ?? doubtfulNames.get(folded);
  return maybe === undefined ? null : verdict(maybe, true);
}

/** `apitoken`, `twofactorcode`: headers in small letters do not tell where a word ends. */
function judgeJoined(word: string): NameVerdict | null {
  const [, lead = '', last = ''] =
    /^(\d?[\p{L}]{2,40}?)(tokens?|secrets?|codes?|tickets?|passcode|pass|pwd|pw)$/u.exec(word) ??
    [];
  if (last === '') return null;
  if (/^(?:token|secret)/.test(last)) return verdict(last.startsWith('t') ? 'token' : 'secret');
  if (last.startsWith('ticket'))
    return /^(?:sso|auth|login|session|service|kerberos|granting)$/.test(lead)
      ? verdict('token')
      : null;
  if (codeLeads.has(lead) || (last.startsWith('p') && keyLeads.has(lead)))
    return verdict(last.startsWith('code') ? 'token' : 'password');
  return last.startsWith('code') && joinedCodes.test(lead) ? verdict('token') : null;
}

/** Leads of a code that are made of two words themselves. */
const joinedCodes =
  /^(?:two|multi)factor$|^authenticator$|^onetime$|^(?:sms|email|phone)(?:verification|login)?$|^(?:user|device|account)(?:verification|activation)$/;

/** `storageAccountKey`, `agent_chat_key`; a key of a table or of a cache is none of these. */
function judgeKey(words: readonly string[]): NameVerdict | null {
  const last = words.at(-1) ?? '';
  if (!/keys?$/.test(last) || words.length + last.length < 4) return null;
  const leads =
    last === 'key' || last === 'keys' ? words.slice(0, -1) : [last.replace(/keys?$/, '')];
  if (leads.length === 0) return null;
  if (leads.some((word) => keyLeads.has(word))) return verdict('key');
  if (last.length > 4) return null;
  return leads.some((word) => unlikelyKeys.has(word)) ? null : verdict('key', true);
}
