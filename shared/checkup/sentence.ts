import { hiddenSigns } from '../words/hidden-signs.ts';
import { utcDayOf } from '../words/moment.ts';
import type { CheckSentence } from './check.ts';
import type { RowFacts } from './row.ts';

/**
 * A sentence of a check with its facts filled in; `otherwise` where one of them is unknown. Numbers
 * of days are rounded and without their sign, times are days: 29 November 2026.
 */
export function sentenceOf(sentence: CheckSentence, facts: RowFacts): string {
  if (typeof sentence === 'string') return filled(sentence, facts) ?? '';
  const { otherwise = '' } = sentence;
  const text = 'text' in sentence ? sentence.text : numbered(sentence, facts);
  return filled(text, facts) ?? filled(otherwise, facts) ?? '';
}

type Numbered = Extract<CheckSentence, { readonly one: string }>;

function numbered({ one, other, of = 'count' }: Numbered, facts: RowFacts): string {
  const amount = facts[of];
  return typeof amount === 'number' && wholeOf(amount) === 1 ? one : other;
}

const wholeOf = (amount: number): number => Math.round(Math.abs(amount));

function filled(text: string, facts: RowFacts): string | null {
  let isKnown = true;
  const whole = text.replace(/\{([A-Za-z_][\w.]{0,80})\}/g, (_written, name: string) => {
    const value = facts[name] ?? null;
    if (value === null || value === '') isKnown = false;
    return value === null ? '' : shown(name, value);
  });
  return isKnown ? whole : null;
}

function shown(name: string, value: string | number | boolean): string {
  if (typeof value === 'number') return String(wholeOf(value));
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return utcDayOf(Date.parse(text));
  return text.replace(hiddenSigns, ' ').slice(0, name === 'words' ? 300 : 120);
}
