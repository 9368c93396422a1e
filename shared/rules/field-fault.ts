import { repeatedIn } from '../redact/echo-rules.ts';
import { say } from '../words/say.ts';

/** What is wrong with one field of what was sent. */
export interface FieldFault {
  /** Name of the field as it was sent, its place in a list left out: `outcome_id`. */
  readonly field: string;
  /** The server's words, without its own notes on where it stopped reading. */
  readonly text: string;
  /** What kind of value belongs there; null where the words do not tell. */
  readonly wanted: WantedKind | null;
  /**
   * The value that the words repeat. It was typed or sent by somebody and may be personal: exports
   * hide it (see Diagnosis.echoes and shared/redact/echo.ts). null where they repeat none.
   */
  readonly sent: string | null;
}

type WantedKind = 'number' | 'date' | 'boolean' | 'id' | 'list' | 'record' | 'text';

/** Names of lists that hold messages of the whole call and not of one field. */
const containers =
  /^\$?(errors?|errormessages?|messages?|details?|warnings?|data|elements|issues|problems|value|results?|rows|items|record_?count)$/i;

/**
 * ASP.NET's model state as the whole answer: field → messages, and nothing else.
 * https://learn.microsoft.com/aspnet/core/web-api/#automatic-http-400-responses
 */
export function isFieldList(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.length <= 200 &&
    entries.every(
      ([name, texts]) =>
        !containers.test(name) &&
        Array.isArray(texts) &&
        texts.length > 0 &&
        texts.every((text) => typeof text === 'string'),
    )
  );
}

/** The faults of a field list, twenty at most. */
export function faultsOf(list: Readonly<Record<string, readonly string[]>>): readonly FieldFault[] {
  return Object.entries(list)
    .flatMap(([path, texts]) => texts.map((text) => faultOf(path, text)))
    .slice(0, 20);
}

/** `[0].outcome_id` is the field outcome_id of the first record; `$.lines[2].qty` is lines.qty. */
function faultOf(path: string, text: string): FieldFault {
  const field = path
    .replace(/\[\d{1,9}\]/g, '')
    .replace(/^\$?\.?/, '')
    .slice(0, 100);
  const words = text
    .slice(0, 2000)
    .replace(/\s?\bPath:? '?[^']{0,200}'?,? ?(?:\| )?line(?:number)?:? \d+.{0,60}$/i, '')
    .trim();
  return {
    field,
    text: words,
    wanted: wantedKind(words, field),
    sent: sentValue(words),
  };
}

/** What the server said, with the name of the field it said it of. */
export function faultText({ field, text }: FieldFault): string {
  return field === '' ? text : `${field}: ${text}`;
}

const kinds: readonly (readonly [WantedKind, RegExp])[] = [
  [
    'number',
    /\bto (?:type )?'?(?:system\.)?(?:nullable`?1?\[?\[?)?(?:system\.)?(?:u?int(?:eger|16|32|64)?|long|decimal|double|single|float|number|byte)\b/i,
  ],
  [
    'date',
    /\bto (?:type )?'?(?:system\.)?(?:nullable\S{0,12})?(?:date ?time(?:offset)?|date|timespan)\b/i,
  ],
  ['boolean', /\bto (?:type )?'?(?:system\.)?bool(?:ean)?\b/i],
  ['id', /\bto (?:type )?'?(?:system\.)?guid\b/i],
  ['list', /json array|\bto (?:type )?'?system\.collections|list`1|\[\]'|a collection/i],
  ['record', /json object/i],
  ['text', /\bto (?:type )?'?(?:system\.)?string\b/i],
];

/** The kind of value that the words ask for; an `id` whose value "is not valid" is a number. */
function wantedKind(text: string, field: string): WantedKind | null {
  for (const [kind, pattern] of kinds) if (pattern.test(text)) return kind;
  const refused = /^the value '[^']{0,200}' is (?:not valid|invalid)/i.test(text);
  return refused && /(^|_)id$/i.test(field) ? 'number' : null;
}

function sentValue(text: string): string | null {
  const one =
    /\bunexpected character encountered while parsing (?:value|number): ([\s\S]{1,200}?)\.?$/i;
  return (repeatedIn(text)?.value ?? one.exec(text)?.[1])?.trim() || null;
}

/** Words of the screen for fields of Halo's API whose names are no words. */
const screenNames: Readonly<Record<string, string>> = {
  outcome_id: 'Outcome',
  client_id: 'Customer',
  site_id: 'Site',
  user_id: 'User',
  agent_id: 'Agent',
  team_id: 'Team',
  status_id: 'Status',
  priority_id: 'Priority',
  priorityid: 'Priority',
  sla_id: 'SLA',
  tickettype_id: 'Ticket Type',
  requesttype_id: 'Ticket Type',
  ticket_id: 'Ticket',
  asset_id: 'Asset',
  assettype_id: 'Asset Type',
  contract_id: 'Agreement',
  item_id: 'Item',
  chargerate: 'Charge Rate',
  note_html: 'Note',
  details_html: 'Details',
  dateoccurred: 'Date Occurred',
  timetaken: 'Time Taken',
  emailaddress: 'Email Address',
  emailto: 'Email To',
  phonenumber: 'Phone Number',
  id: 'ID',
};

/** A field in the words of the screen, with its name in the call: “Outcome (outcome_id)”. */
export function fieldWords(field: string): string {
  const last = field.slice(field.lastIndexOf('.') + 1);
  const spaced = last
    .replace(/_?id$/i, (end) => (last.length > end.length ? '' : end))
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  const words =
    screenNames[last.toLowerCase()] ??
    spaced.replace(/(^|\s)[a-z]/g, (letter) => letter.toUpperCase());
  return words.toLowerCase() === field.toLowerCase() && words !== 'ID'
    ? words
    : `${words} (${field})`;
}

/** One sentence about a fault: what belongs in the field, and what was sent instead. */
export function faultSentence(fault: FieldFault): string {
  const field = fieldWords(fault.field);
  const { wanted, sent } = fault;
  const rule = wanted === null ? say('fault.other', { field }) : say(`fault.${wanted}`, { field });
  return sent === null ? `${rule}.` : `${rule}; ${say('fault.sent', { sent: shortened(sent) })}.`;
}

/** A sent value as the texts show it. */
export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}
