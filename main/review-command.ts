import type { Diagnosis, ReviewResult } from '../shared/diagnosis.ts';
import { HarReader, noListMessage, type HarSummary } from '../shared/har/reader.ts';
import { openSource } from '../shared/har/source.ts';
import { Unreadable } from '../shared/har/unreadable.ts';
import { createReview } from '../shared/rules/review.ts';
import { TextReader } from '../shared/text/reader.ts';
import { fileSource, inflate, inputSource } from './har-file.ts';
import { knowledge } from './knowledge.ts';
import { printout } from './review-printout.ts';

/** What `review --json` writes; see the contract. */
export interface ReviewDocument {
  readonly schema: 1;
  readonly source: {
    readonly kind: 'har' | 'text';
    readonly creator: string | null;
    readonly entries: number;
    readonly skipped: HarSummary['skipped'];
    readonly truncated: boolean;
    /** What this file cannot tell, with what to ask the sender for. */
    readonly notes: readonly string[];
  };
  readonly diagnoses: readonly Diagnosis[];
  readonly setAside: number;
}

const usage = 'Use: review FILE [--json], where FILE is a HAR, a log, a text file, or - for text on standard input.';

/** `review FILE [--json]`: the diagnosis of a file without a window. Returns the exit code. */
export async function review(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '-' && arg !== '--json');
  const files = args.filter((arg) => arg === '-' || !arg.startsWith('-'));
  const [file] = files;
  try {
    if (unknown !== undefined || file === undefined || files.length > 1) throw new Unreadable(usage);
    const document = await reviewFile(file);
    await write(args.includes('--json') ? `${JSON.stringify(document, null, 2)}\n` : printout(document));
    return 0;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function reviewFile(path: string): Promise<ReviewDocument> {
  const source = path === '-' ? await inputSource(process.stdin) : await fileSource(path);
  const opened = await openSource(source, inflate);
  const found = createReview(knowledge);
  let cut = false;
  const bytes = opened.bytes(() => { cut = true; });
  if (opened.kind === 'text') {
    const reader = new TextReader((exchange) => found.add(exchange));
    for await (const chunk of bytes) reader.push(chunk);
    const { entries } = reader.end();
    return documentOf({ kind: 'text', creator: null, entries, skipped: [], truncated: cut, notes: [] }, found.result());
  }
  const reader = new HarReader({ exchange: (exchange) => found.add(exchange) });
  for await (const chunk of bytes) reader.push(chunk);
  const { creator, entries, skipped, truncated, found: hasList, doctor } = reader.end(cut);
  if (!hasList) throw new Unreadable(noListMessage(truncated));
  return documentOf({ kind: 'har', creator, entries, skipped, truncated, notes: doctor }, found.result());
}

function documentOf(source: ReviewDocument['source'], { diagnoses, setAside }: ReviewResult): ReviewDocument {
  return { schema: 1, source, diagnoses, setAside };
}

/** Waits until a pipe has taken everything: process exit would cut it. */
function write(text: string): Promise<void> {
  return new Promise((done, failed) => process.stdout.write(text, (error) => (error ? failed(error) : done())));
}
