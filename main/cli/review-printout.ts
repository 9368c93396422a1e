import { type Actor, builtIn, isPassedOn } from '../../shared/rules/diagnosis.ts';
import { printable } from './console-text.ts';
import type { ReviewDocument, ReviewedDiagnosis } from './review-document.ts';
import { say } from '../../shared/words/say.ts';

const who: Readonly<Record<Actor, string>> = {
  you: say('print.who.you'),
  'halo-admin': say('print.who.admin'),
  'integration-owner': say('print.who.owner'),
  'it-team': say('print.who.itTeam'),
  'halo-support': say('print.who.support'),
};

const width = 100;

/** The review for a person at a terminal: plain text, no colours. */
export function printout(document: ReviewDocument): string {
  const { source, diagnoses, suspicions, setAside, packs = [] } = document;
  const things = { count: source.entries };
  const read =
    source.kind === 'har' ? say('print.requests', things) : say('print.messages', things);
  const lines = [
    ...wrapped(
      source.creator === null
        ? say('print.read', { things: read })
        : say('print.readFrom', { things: read, creator: source.creator.slice(0, 200) }),
      '',
    ),
  ];
  // With what to do about it where the notes say that.
  if (source.truncated && !source.notes.includes(say('doctor.truncated')))
    lines.push(say('print.truncated'));
  for (const { index, reason } of source.skipped.slice(0, 10))
    lines.push(...wrapped(say('print.notUsed', { index, reason }), ''));
  if (source.skipped.length > 10)
    lines.push(say('print.moreNotUsed', { count: source.skipped.length - 10 }));
  if (setAside > 0) lines.push(say('print.setAside', { count: setAside }));
  for (const { name, version, replaces } of packs)
    lines.push(...wrapped([say('print.pack', { name, version }), ...replaces].join(' '), ''));
  lines.push('');
  if (source.halo === false) lines.push(...wrapped(say('print.noHalo'), ''), '');
  else if (diagnoses.length === 0) lines.push(...wrapped(nothingFound(document), ''), '');
  diagnoses.forEach((diagnosis, at) => lines.push(...diagnosisLines(diagnosis, at + 1), ''));
  if (suspicions.length > 0)
    lines.push(
      say('print.suspicions'),
      ...suspicions.flatMap(({ text }) => wrapped(text, '  - ')),
      '',
    );
  if (source.notes.length > 0)
    lines.push(say('print.notes'), ...source.notes.flatMap((note) => wrapped(note, '  - ')), '');
  return lines.join('\n');
}

/** Nothing was seen to fail: that is no proof that all is well. */
function nothingFound({ source, suspicions, setAside }: ReviewDocument): string {
  if (source.kind === 'text')
    return say(suspicions.length > 0 ? 'print.unexplainedText' : 'print.nothingInText');
  if (suspicions.length > 0) return say(setAside > 0 ? 'print.lookAside' : 'print.noFailure');
  return say(setAside > 0 ? 'print.nothingAside' : 'print.nothing');
}

function diagnosisLines(diagnosis: ReviewedDiagnosis, number: number): readonly string[] {
  const status = diagnosis.status > 0 ? ` (${diagnosis.status})` : '';
  return [
    ...wrapped(`${diagnosis.title}${status}`, `${number}. `),
    ...wrapped(diagnosis.summary, '   '),
    ...(diagnosis.origin === builtIn
      ? []
      : wrapped(say('print.fromPack', { name: diagnosis.origin }), '   ')),
    ...(diagnosis.message === null
      ? []
      : wrapped(
          say(isPassedOn(diagnosis) ? 'print.told' : 'print.said', { message: diagnosis.message }),
          '   ',
        )),
    ...wrapped(
      say('print.seen', { count: diagnosis.entries.length, confidence: diagnosis.confidence }),
      '   ',
    ),
    ...diagnosis.steps.flatMap((step, at) =>
      wrapped(
        `${who[step.who]}: ${step.text}${step.where === null ? '' : ` [${step.where}]`}`,
        `   ${at + 1}) `,
      ),
    ),
  ];
}

/**
 * Lines of at most 100 characters; the first begins with `lead`, the others stand below it.
 * Unprintable characters are taken out.
 */
function wrapped(text: string, lead: string): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of printable(text)
    .split(/\s+/)
    .filter((part) => part !== '')) {
    if (line.length + word.length > width && line.trim() !== lead.trim()) {
      lines.push(line.trimEnd());
      line = ' '.repeat(lead.length);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
