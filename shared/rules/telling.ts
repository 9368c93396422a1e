import { statusInText } from './named-status.ts';

/** Words by which a line tells of a failure. */
const words = [
  '\\w*errors?\\b',
  'err\\b',
  'fail(?:ed|ure|ures|s|ing)?\\b',
  '\\w*exception\\b',
  'denied',
  'forbidden',
  'unauthori[sz]ed',
  'not (?:be )?found',
  'refused',
  'invalid',
  'incorrect',
  'timed[ -]?out',
  'time-?out',
  'too many',
  'rate ?limit',
  'limit (?:was |has been )?(?:reached|exceeded)',
  'unable to',
  'can ?not\\b',
  "can't",
  'could not',
  "couldn't",
  'not (?:allowed|permitted|authori[sz]ed|authenticated|available|supported|valid|exist|visible)',
  "do(?:es)?(?: not|n't) (?:have|exist|match|support)",
  "don't have",
  'no longer',
  'went wrong',
  'reject(?:ed|ion)',
  'throttl',
  'unavailable',
  'conflict',
  'unprocessable',
  'bad gateway',
  'bad request',
  'gateway time',
  'expired',
  'mandatory',
  'is required',
  'required field',
  'must (?:be|have|not)',
  'disconnected',
  '(?:logged|signed) out',
  'not yet valid',
  'not of (?:a )?valid',
  // Codes of the libraries that check tokens for .NET.
  'IDX\\d{5}',
  'blocked',
  'aborted',
  'unreachable',
  'no such host',
  'unexpected',
  'not set to an instance',
  'load_error',
  'insufficient',
  'in use',
  'already exists',
  'linked to it',
  'operation is not valid',
  '(?:must|should) have\\b',
  'status:(?:responder|requester|authnfailed|requestdenied)',
  'unsupported',
  'unsuccessful',
  'too (?:large|long|big)',
  'exceed(?:s|ed)',
  'truncated',
  '\\w*mismatch',
  '(?:net::)?ERR_[A-Z]',
  'NS_ERROR',
  'E(?:CONN|NOTFOUND|TIMEDOUT|AI_AGAIN)',
  'mixed content',
  'AADSTS\\d{4,}',
  // What the same words are in the languages that Halo's customers work in.
  '(?:fehler|fehlgeschlagen|erreur|échec|échoué|errore|fout|mislukt|fallo|falló|falha|feil|fejl|virhe|błąd|chyba|abgelehnt|verweigert|ungültig|nicht (?:gefunden|erreichbar|autorisiert|möglich)|refusé|interdit|introuvable|denegado|rechazad[oa]|rifiutat[oa]|geweigerd|verlopen|abgelaufen|expiré|caducad[oa])',
  // "Could not be saved", "it was not possible".
  '(?:konnten? .{0,80}nicht|impossible de?|impossibile|no se (?:pud|pued|ha pod)|kon(?:den)? .{0,80}niet|kan .{0,80}niet|não (?:foi possível|pode|pôde)|kunne ikke|kunde inte|nie (?:można|udało)|не (?:удалось|найден)|невозможно|отказано|kaydedilemedi|başarısız)',
];
/** Where no spaces stand between words, or the word is a part of another. */
const parts = ['net::', '失败', '错误', 'エラー', '无法', '無法', 'できません'];
/** One look back for all: one for each word took longer to build than all else at a start. */
const telling = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})|${parts.join('|')}`, 'iu');

/** Halo's pop-ups ask for what is missing. */
const asking =
  /\bplease (?:complete|select|enter|pick|choose|provide|populate|specify|fill|supply|set)\b(?! (?:up|off|back|aside)\b)([^.!?\n]{0,200})/iu;
/**
 * People ask for much else: what they say is about "us" and "our survey", or about what one likes. A
 * form speaks of its own fields.
 */
const inviting =
  /\b(?:our|us|me|my|we|best|suits?|prefer(?:red)?|favou?rite|satisfied|happy|likely|how (?:do|did|often|likely|satisfied)|thanks?|regards|survey|questionnaire|competition|feedback|newsletter|poll|quiz|webinar|attached|enclosed|rsvp|lunch|coffee)\b/i;

function asksForValue(text: string): boolean {
  const rest = asking.exec(text)?.[1];
  return rest !== undefined && (/\bfields?\b/i.test(rest) || !inviting.test(rest));
}

const tells = (text: string): boolean => telling.test(text) || asksForValue(text);

/** "0 errors", "finished without errors", "failed: 0": the words are there, the failure is not. */
const denied =
  /\b(?:no|0|zero|without(?: any)?|never)\s+(?:(?:\w+\s+)?(?:errors?|failures?|exceptions?|problems?)|failed)\b|\b(?:errors?|failures?|failed|exceptions?|skipped)(?: ?count)?["']?\s*[:=]\s*(?:(?:0|none|null|false)\b|(?=\w+=|$))/gi;
const calm = /^.{0,60}?\b(?:INFO|DEBUG|TRACE|VERBOSE|info|debug|trace)\b/;
const succeeded =
  /(?:\bHTTP\/[\d.]+"?\s+|\bstatus(?: ?code)?["']?\s*[:=]?\s*|->\s*|=>\s*|\bresponse\s*[:=]?\s*)[123]\d\d\b/i;

/** Whether a line tells of a failure in words, whatever it is. Linear in its length. */
export function tellsFailure(line: string): boolean {
  const start = line.slice(0, 4000);
  if (!tells(start)) return false;
  const rest = start.replace(denied, ' ');
  if (rest !== start && !tells(rest)) return false;
  if (succeeded.test(rest)) return false;
  return !calm.test(rest) || /\b(?:error|failed|failure|exception)\b/i.test(rest.replace(calm, ''));
}

/** Of some lines that belong together those that tell of the failure. */
export function tellingLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => statusInText(line) !== null || tellsFailure(line))
    .join('\n');
}
