import { Unreadable } from '../shared/har/unreadable.ts';
import { LeakFound } from '../shared/redact/har-redaction.ts';
import { printable, printableJson } from './printable.ts';
import { type RedactDocument, redactFile } from './redact-file.ts';

const wordOption = '--word=';
const usage = 'Use: redact IN.har OUT.har [--json] [--keep-personal] [--word=…].';

/** `redact IN OUT [--json] [--keep-personal] [--word=…]`: a copy of a HAR that is safe to share. Each `--word` goes as well. Returns the exit code. */
export async function redact(args: readonly string[]): Promise<number> {
  const known = ['--json', '--keep-personal'];
  const [input, output, ...more] = args.filter((arg) => !known.includes(arg) && !arg.startsWith(wordOption));
  const words = args.filter((arg) => arg.startsWith(wordOption)).map((arg) => arg.slice(wordOption.length));
  try {
    if (input === undefined || output === undefined || more.length > 0 || input.startsWith('-') || output.startsWith('-')) throw new Unreadable(usage);
    const document = await redactFile(input, output, { keepPersonal: args.includes('--keep-personal'), words });
    process.stdout.write(args.includes('--json') ? `${printableJson(document)}\n` : printout(document));
    return 0;
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof LeakFound)) throw error;
    process.stderr.write(`${printable(error.message)}\n`);
    return error instanceof Unreadable ? 2 : 1;
  }
}

function printout(document: RedactDocument): string {
  const total = document.takenOut.reduce((sum, one) => sum + one.count, 0);
  const lines = [
    `Wrote ${document.output} with ${document.entries} request${document.entries === 1 ? '' : 's'}.`,
    ...(document.skipped.length === 0 ? [] : [`${document.skipped.length} could not be read and are not in it.`]),
    ...(document.truncated ? ['The file that you gave was cut short.'] : []),
    total === 0 ? 'No secrets were found.' : `Taken out: ${document.takenOut.map((one) => `${one.count} ${one.kind}`).join(', ')}.`,
    'Not checked: names of your own for secret fields. Look through the copy before you send it. Pictures and files were left out.',
  ];
  return `${lines.join('\n')}\n`;
}
