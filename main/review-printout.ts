import type { Actor, Diagnosis } from '../shared/diagnosis.ts';
import { builtIn } from '../shared/packs/pack.ts';
import type { ReviewDocument } from './review-command.ts';

const who: Readonly<Record<Actor, string>> = {
  you: 'You', 'halo-admin': 'Halo administrator', 'integration-owner': 'Owner of the other program', 'it-team': 'IT team', 'halo-support': 'Halo support',
};

const width = 100;

/** The review for a person at a terminal: plain text, no colours. */
export function printout({ source, diagnoses, setAside, packs = [] }: ReviewDocument): string {
  const things = source.kind === 'har' ? 'request' : 'message';
  const lines = [`Read ${count(source.entries, things)}${source.creator === null ? '' : ` recorded by ${source.creator}`}.`];
  if (source.truncated) lines.push('The file ends early; what came before is reviewed.');
  for (const { index, reason } of source.skipped.slice(0, 10)) lines.push(`Not used: number ${index}, because ${reason}.`);
  if (source.skipped.length > 10) lines.push(`Not used: ${source.skipped.length - 10} more.`);
  if (setAside > 0) lines.push(`${count(setAside, 'failed request')} set aside: they are not the cause of anything.`);
  for (const { name, version, replaces } of packs) lines.push(...wrapped([`The rule pack “${name}” ${version} is in use.`, ...replaces].join(' '), ''));
  lines.push('');
  if (diagnoses.length === 0) lines.push(...wrapped(`Nothing failed in what was read. Record again while it fails, or look at the notes.`, ''), '');
  diagnoses.forEach((diagnosis, at) => lines.push(...diagnosisLines(diagnosis, at + 1), ''));
  if (source.notes.length > 0) lines.push('Notes on this file', ...source.notes.flatMap((note) => wrapped(note, '  - ')), '');
  return lines.join('\n');
}

function diagnosisLines(diagnosis: Diagnosis, number: number): readonly string[] {
  const status = diagnosis.status > 0 ? ` (${diagnosis.status})` : '';
  const times = diagnosis.entries.length;
  return [
    ...wrapped(`${diagnosis.title}${status}`, `${number}. `),
    ...wrapped(diagnosis.summary, '   '),
    ...(diagnosis.origin === builtIn ? [] : wrapped(`From the rule pack “${diagnosis.origin}”.`, '   ')),
    ...(diagnosis.message === null ? [] : wrapped(`The server said: "${diagnosis.message}"`, '   ')),
    ...wrapped(`Seen ${times === 1 ? 'once' : `${times} times`}; this is ${diagnosis.confidence}.`, '   '),
    ...diagnosis.steps.flatMap((step, at) => wrapped(`${who[step.who]}: ${step.text}${step.where === null ? '' : ` [${step.where}]`}`, `   ${at + 1}) `)),
  ];
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** Lines of at most 100 characters; the first begins with `lead`, the others stand below it. Control characters are taken out. */
function wrapped(text: string, lead: string): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  // Captured words may hold escape sequences that would steer the terminal
  for (const word of text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').split(/\s+/).filter((part) => part !== '')) {
    if (line.length + word.length > width && line.trim() !== lead.trim()) {
      lines.push(line.trimEnd());
      line = ' '.repeat(lead.length);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
