import type { Kind } from './kinds.ts';
import type { NameVerdict } from './names.ts';

/**
 * Whether a value goes that stands under a name with this verdict. What only says something about
 * the field ("not configured", "invalid_or_expired") stays: it is what a helper looks for.
 */
export function isTakenUnder(verdict: NameVerdict, value: string): boolean {
  if (verdict.kind === 'own') return true;
  if (plainValue.test(value) || (!isPersonal.has(verdict.kind) && saysSomething(value)))
    return false;
  if (verdict.doubtful && verdict.kind !== 'email')
    return verdict.kind === 'name' ? isPersonName(value) : looksSecret(value);
  switch (verdict.kind) {
    case 'email':
      // The object id of a person, and that of a standard, have one name.
      if (/^\d+(?:\.\d+)+$/.test(value)) return false;
      return (
        !verdict.doubtful || /[@\\]|%40|#EXT#/i.test(value) || isGuid(value) || isPersonName(value)
      );
    case 'name':
      return !(/^[a-z]/.test(value) && saysSomething(value));
    case 'ip':
      return !/^[a-z ]*$/i.test(value);
    case 'session':
      return !/^[a-z]{1,10}$/.test(value) && !/^\d{1,3}$/.test(value);
    case 'tenant':
      return value.length > 2 && !/^\d{1,3}$/.test(value);
    case 'key':
      return !/^(?:[a-z]{1,9}|[A-Z][a-z]{1,9})$/.test(value);
    case 'certificate':
      return value.length > 12 && !/^[a-z]+(?: [a-z]+)+$/i.test(value);
    case 'card':
      return /\d/.test(value);
    default:
      return true;
  }
}

/** What a customer writes may well sound like a message. */
const isPersonal: ReadonlySet<Kind> = new Set(['text', 'name', 'address', 'card']);

const plainValue =
  /^(?:true|false|null|none|undefined|nan|yes|no|on|off|n\/a|-|\*+|•+|bearer|basic|digest|string|number|object|function|1900-01-01T00:00:00|0001-01-01T00:00:00|redacted|\[redacted\]|<redacted>|hidden|masked)$/i;

export const isGuid = (value: string): boolean =>
  /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i.test(value);

/** "Ilse Brandt-Kahn": two to four words, each with a capital of its own. */
export const isPersonName = (value: string): boolean =>
  /^\p{Lu}[\p{Ll}'’]+(?:[ -]\p{Lu}[\p{Ll}'’.]*){1,3}$/u.test(value) && !titleWords.test(value);

const titleWords =
  /\b(?:Progress|Open|Closed|New|Hold|Pending|User|Agent|Team|Support|Service|Desk|Default|System|Admin\w*|Awaiting|Approval|Response|Resolved|Standard|Change|Request|Incident|Problem|Ticket|High|Low|Medium|Critical|Not|Bad|Internal|Error|Gateway|Unauthorized|Forbidden|Found|General|Test|Halo|Integration|Third|Party|Customer|Sales|Help|Group|All|Other|First|Second|Line|Escalat\w*|Principal|Name|Secret|Client|Token|Id|ID|Password|Key|Account|Address|Email|Phone|Number|Type|Status|Code|Date|Time|Role|Profile|Permission|Access|Data|Field|Value|Portal|Web|App|Application|Server|Database|Session|Login|Sign|Review\w*|With|On|In|To|Of)\b/;

/** Words that are said about a value, not in one. */
const said = new Set(
  `must should cannot can't could not no is isn't are was were has have been be may invalid expired missing required empty unknown
  failed failure denied rejected refused error wrong incorrect bad configured valid found provided supplied given set unset ok
  success successful pending revoked disabled enabled locked blocked blank null undefined needed mandatory weak short long contain
  contains match matches mismatch different already changed reset unauthorized forbidden unavailable timeout duplicate inactive
  active optional default deprecated unsupported malformed absent available verified unverified sent updated created deleted
  accepted allowed does doesn't do don't please enter least characters field value used reused recently attempts
  erforderlich ungültig falsch fehlt fehlerhaft muss darf abgelaufen leer zu kurz lang pflichtfeld unbekannt gesperrt geändert
  obligatoire invalide expiré incorrecte requis requise doit manquant manquante vide court courte inconnu
  obligatorio obligatoria inválido inválida inválidos debe requerido requerida caducado incorrecto incorrecta vacío corta
  obbligatorio obbligatoria valido valida scaduto scaduta deve mancante errata
  verplicht ongeldig verlopen moet onjuist ontbreekt kort obrigatório obrigatória expirado expirada
  wymagane nieprawidłowe nieprawidłowy wygasł musi krävs ogiltigt ogiltig måste felaktigt påkrævet ugyldig ugyldigt udløbet skal forkert
  pakollinen virheellinen vanhentunut povinné neplatné musí gerekli geçersiz süresi обязательно неверный недействителен истёк должен`.split(
    /\s+/,
  ),
);

/** A sentence or a state: plain words, numbers and dates, one of them said about a value. */
export function saysSomething(value: string): boolean {
  if (value.length > 400 || value.length < 2 || looksTyped(value)) return false;
  const words = value.split(/[\s_:,;()"'“”‘’<>[\]/|-]+/).filter((word) => word !== '');
  let isSaid = false;
  for (const word of words) {
    const bare = word.replace(/[.!?]+$/, '').toLowerCase();
    if (said.has(bare)) isSaid = true;
    else if (!/^(?:[\p{L}'’]+|\d{1,4}|[^\p{L}\d]{1,4}|\d{1,2}[:.]\d{2}.*)$/u.test(bare))
      return false;
  }
  return isSaid && words.every((word) => !/[a-z][A-Z].*[a-z][A-Z]/.test(word));
}

/**
 * Whether a doubtful name's value looks like a secret: long and mixed, not words, a number or an
 * error's name.
 */
export function looksSecret(value: string): boolean {
  if (value.length < 12 || /\s/.test(value)) return false;
  if (/^\d+$/.test(value)) return value.length >= 16;
  if (isWords(value)) return false;
  // Letters alone are the name of something, unless they run on for long.
  if (/^[A-Za-z]+$/.test(value)) return value.length >= 32;
  return /\d/.test(value) || value.length >= 24;
}

/**
 * `ErrorItemNotFound404`, `awaiting-approval-step-2`, `application/vnd.halo.v2+json`: words one
 * behind the other, as nobody's generator makes them.
 */
export function isWords(value: string): boolean {
  if (value.length > 120 || /[^\p{L}\d\s_.:,/+-]/u.test(value)) return false;
  const pieces = value.split(/[^\p{L}\d]+/u).filter((piece) => piece !== '');
  return pieces.length > 0 && pieces.every(isWord);
}

/** Letters with at most one number, in front or behind; long runs need a vowel now and then. */
function isWord(piece: string): boolean {
  const parts = /^\d{0,4}([\p{L}]*)\d{0,5}$/u.exec(piece);
  if (parts === null) return false;
  const letters = parts[1] ?? '';
  if (letters === '') return true;
  const capitals = letters.match(/\p{Lu}+/gu)?.length ?? 0;
  if (capitals > 1 && letters.length / capitals < 3) return false;
  return (
    !/[bcdfghjklmnpqrstvwxz]{6}/i.test(letters) &&
    (letters.length < 5 || /[aeiouy\u0080-\uffff]/i.test(letters)) &&
    letters.length < 40
  );
}

/** So mixed that only a generator makes it, whatever name it stands under. */
export function looksRandom(value: string, least = 32): boolean {
  return (
    value.length >= least &&
    value.length <= 4096 &&
    /^[\w+/=.~-]+$/.test(value) &&
    isMixed(value) &&
    /[A-Z]/.test(value) &&
    /[a-z]/.test(value) &&
    !isGuid(value) &&
    !isWords(value) &&
    /[A-Za-z0-9]{16}/.test(value)
  );
}

/** Three digits, or one among capitals and small letters that change every other sign. */
const isMixed = (value: string): boolean => {
  const digits = value.match(/\d/g)?.length ?? 0;
  return (
    digits >= 3 ||
    (digits > 0 && (value.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0) * 3 > value.length)
  );
};

/** Letters and digits of three kinds, as a password made by rule has them. */
export function looksPassword(value: string): boolean {
  if (value.length < 6 || value.length > 128 || /\s/.test(value)) return false;
  const bare = value.replace(/[.,;:!?)\]}"']+$/, '');
  const kinds =
    Number(/[a-z]/.test(bare)) +
    Number(/[A-Z]/.test(bare)) +
    Number(/\d/.test(bare)) +
    Number(/[^A-Za-z0-9]/.test(bare));
  return /\d/.test(bare) && kinds >= 3 && !isWords(bare) && !/^[\w-]+(?:\.[\w-]+)+$/.test(bare);
}

/**
 * Small letters, capitals and numbers without a blank: what people make up where a password is asked
 * for, though words stand in it (`Copper-Pan-61`).
 */
export const looksTyped = (value: string): boolean =>
  value.length >= 8 &&
  value.length <= 128 &&
  /[a-z]/.test(value) &&
  /[A-Z]/.test(value) &&
  /\d/.test(value) &&
  !/[\s/\\]/.test(value) &&
  !/^[\w-]+(?:\.[\w-]+)+$/.test(value);

/** Values of these kinds are texts: looked through, never taken out as a whole in running text. */
export const isProse = (kind: Kind): boolean => kind === 'text' || kind === 'sql';
