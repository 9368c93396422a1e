import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { LeakFound } from '../../shared/redact/har-redaction.ts';
import { printable, printableJson } from './console-text.ts';
import { answer, refused } from './output.ts';
import type { CutterThread } from '../files/cutter-thread.ts';
import { ownRedaction } from './own-redaction.ts';
import { type RedactDocument, redactFile } from '../files/redact-file.ts';
import { say } from '../../shared/words/say.ts';

const wordOption = '--word=';
const usage = (): string => say('redact.usage');

/**
 * `redact IN OUT [--json] [--keep-personal] [--keep-tenant] [--word=…]`: a copy of a HAR that is
 * safe to share.
 * Each `--word` goes as well, and what the settings and the company always take out. Returns the
 * exit code.
 * @param ahead reads that HAR already
 */
export async function redact(
  args: readonly string[],
  ahead: CutterThread | null = null,
): Promise<number> {
  const known = ['--json', '--keep-personal', '--keep-tenant'];
  const [input, output, ...more] = args.filter(
    (arg) => !known.includes(arg) && !arg.startsWith(wordOption),
  );
  const words = args
    .filter((arg) => arg.startsWith(wordOption))
    .map((arg) => arg.slice(wordOption.length));
  try {
    if (
      input === undefined ||
      output === undefined ||
      more.length > 0 ||
      input.startsWith('-') ||
      output.startsWith('-')
    )
      throw new Unreadable(usage());
    const { options } = await ownRedaction({
      keepPersonal: args.includes('--keep-personal'),
      keepTenant: args.includes('--keep-tenant'),
    });
    const document = await redactFile(
      input,
      output,
      { ...options, words: [...(options.words ?? []), ...words] },
      { ahead },
    );
    await answer(args.includes('--json') ? `${printableJson(document)}\n` : printout(document));
    return 0;
  } catch (error) {
    if (!(error instanceof LeakFound)) return refused(error);
    process.stderr.write(`${printable(error.message)}\n`);
    return 1;
  }
}

function printout(document: RedactDocument): string {
  const total = document.takenOut.reduce((sum, one) => sum + one.count, 0);
  const lines = [
    say('redact.wrote', { path: document.output, count: document.entries }),
    ...(document.skipped.length === 0
      ? []
      : [say('redact.skipped', { count: document.skipped.length })]),
    ...(document.truncated ? [say('redact.cutShort')] : []),
    total === 0
      ? say('redact.none')
      : say('redact.takenOut', {
          what: document.takenOut.map((one) => `${one.count} ${one.kind}`).join(', '),
        }),
    say('redact.notChecked'),
  ];
  return `${lines.join('\n')}\n`;
}
