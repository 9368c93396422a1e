import { apartText } from '../../shared/compare/apart.ts';
import { type Comparison, comparisonOf } from '../../shared/compare/comparison.ts';
import { type Recording, readRecording } from '../../shared/compare/recording.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import { fileSource, inflate } from '../files/har-file.ts';
import { knowledge } from '../kept/knowledge.ts';
import { printable, printableJson } from './console-text.ts';
import { answer, refused } from './output.ts';

/**
 * `compare WORKING BROKEN [--json]`: the first difference that matters between two recordings.
 * Returns the exit code.
 */
export async function compare(args: readonly string[]): Promise<number> {
  try {
    const { working, broken, json } = parsedArguments(args);
    const comparison = comparisonOf(await readFile(working), await readFile(broken));
    await answer(json ? `${printableJson(comparison)}\n` : printout(comparison));
    return 0;
  } catch (error) {
    return refused(error);
  }
}

function parsedArguments(args: readonly string[]): {
  readonly working: string;
  readonly broken: string;
  readonly json: boolean;
} {
  const files = args.filter((arg) => !arg.startsWith('-'));
  const switches = args.filter((arg) => arg.startsWith('-'));
  const [working, broken] = files;
  const known = switches.every((name) => name === '--json');
  if (working === undefined || broken === undefined || files.length > 2 || !known)
    throw new Unreadable(say('compare.usage'));
  return { working, broken, json: switches.length > 0 };
}

async function readFile(path: string): Promise<Recording> {
  const source = await fileSource(path);
  try {
    return await readRecording(source, inflate, knowledge);
  } finally {
    await source.close();
  }
}

/** The comparison for a person at a terminal. */
function printout({ text, apart, comparable, match, differences }: Comparison): string {
  const more = differences.slice(1).map((difference) => `  - ${printable(difference.text)}`);
  const lines = [...apart.map((one) => printable(apartText(one))), printable(text), ...more];
  if (comparable && differences.length > 0 && match.steps > 1)
    lines.push('', say('compare.matched', match));
  return `${lines.join('\n')}\n`;
}
