import { type Diagnosis, type ReviewResult, unlistedNote } from '../../shared/rules/diagnosis.ts';
import {
  doctorNotes,
  HarReader,
  refuseEmpty,
  type HarEvents,
  type HarSummary,
} from '../../shared/har/reader.ts';
import { CutReader } from '../../shared/har/cutting.ts';
import type { ByteSource } from '../../shared/har/byte-source.ts';
import { openSource } from '../../shared/har/source.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { createReview } from '../../shared/rules/review.ts';
import { suspicionText } from '../../shared/rules/suspicion.ts';
import { TextReader } from '../../shared/text/reader.ts';
import { printableJson } from './console-text.ts';
import type { CutterThread } from '../files/cutter-thread.ts';
import { fileSource, inflate, inputSource } from '../files/har-file.ts';
import { knowledge } from '../kept/knowledge.ts';
import type { ReviewDocument } from './review-document.ts';
import type { ReviewCauses } from './review-packs.ts';
import { answer, refused } from './output.ts';
import { printout } from './review-printout.ts';
import { say } from '../../shared/words/say.ts';

const usage = (): string => say('print.reviewUsage');

/**
 * `review FILE [--json] [--pack PACK]…`: the diagnosis of a file without a window. Returns the exit
 * code.
 * @param ahead reads that file already
 */
export async function review(
  args: readonly string[],
  ahead: CutterThread | null = null,
): Promise<number> {
  try {
    const { file, packs, json } = understood(args);
    const { causes, used } = await causesWith(packs);
    const document = {
      ...(await reviewFile(file, causes, ahead)),
      ...(used.length === 0 ? {} : { packs: used }),
    };
    await answer(json ? `${printableJson(document)}\n` : printout(document));
    return 0;
  } catch (error) {
    return refused(error);
  }
}

function understood(args: readonly string[]): {
  readonly file: string;
  readonly packs: readonly string[];
  readonly json: boolean;
} {
  const files: string[] = [];
  const packs: string[] = [];
  let json = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const next = args[at + 1];
    if (arg === '--json') json = true;
    else if (arg.startsWith('--pack=')) packs.push(arg.slice('--pack='.length));
    else if (arg === '--pack' && next !== undefined) packs.push(args[(at += 1)] ?? '');
    else if (arg.startsWith('-') && arg !== '-') throw new Unreadable(usage());
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Unreadable(usage());
  return { file, packs, json };
}

/** Few reviews use a pack: what reads and checks one is loaded only for them. */
async function causesWith(packs: readonly string[]): Promise<ReviewCauses> {
  if (packs.length === 0) return { causes: knowledge, used: [] };
  return (await import('./review-packs.ts')).causesWith(packs);
}

async function reviewFile(
  path: string,
  causes: readonly LoadedCause[],
  ahead: CutterThread | null,
): Promise<ReviewDocument> {
  const source = path === '-' ? await inputSource(process.stdin) : await fileSource(path);
  try {
    return await reviewSource(source, causes, ahead?.path === path ? ahead : null);
  } finally {
    await source.close();
  }
}

async function reviewSource(
  source: ByteSource,
  causes: readonly LoadedCause[],
  ahead: CutterThread | null,
): Promise<ReviewDocument> {
  const opened = await openSource(source, inflate);
  const found = createReview(causes);
  let cut = false;
  const bytes = opened.bytes(() => {
    cut = true;
  });
  if (opened.kind === 'text') {
    const reader = new TextReader((exchange) => found.add(exchange));
    for await (const chunk of bytes) reader.push(chunk);
    const { entries } = reader.end();
    return documentOf(
      { kind: 'text', creator: null, entries, skipped: [], truncated: cut, notes: opened.notes },
      found.result(),
    );
  }
  const events: HarEvents = {
    exchange: (exchange) => found.add(exchange),
    marked: ({ index }) => found.mark(index),
  };
  if (!opened.plain) ahead?.drop();
  const readInTwo = (thread: CutterThread): Promise<HarSummary> => {
    const reader = new CutReader(events);
    return thread.take((cuttings) => reader.take(cuttings));
  };
  const readWhole = async (): Promise<HarSummary> => {
    const reader = new HarReader(events);
    for await (const chunk of bytes) reader.push(chunk);
    return reader.end(cut);
  };
  const summary = await (ahead !== null && opened.plain ? readInTwo(ahead) : readWhole());
  refuseEmpty(summary);
  const { creator, entries, skipped, truncated } = summary;
  const result = found.result();
  return documentOf(
    {
      kind: 'har',
      creator,
      entries,
      skipped: skipped.map(({ index, reason }) => ({ index, reason: say(`har.skip.${reason}`) })),
      truncated,
      notes: [...opened.notes, ...doctorNotes(summary, result.diagnoses.length > 0)],
    },
    result,
  );
}

async function documentOf(
  { kind, creator, entries, skipped, truncated, notes }: Omit<ReviewDocument['source'], 'halo'>,
  { diagnoses, suspicions, halo, setAside, unlisted }: ReviewResult,
): Promise<ReviewDocument> {
  return {
    schema: 1,
    source: {
      kind,
      creator,
      entries,
      skipped,
      halo,
      truncated,
      notes: [...notes, ...unlistedNote(unlisted)],
    },
    diagnoses: await withSafeAsks(diagnoses),
    suspicions: suspicions.map((one) => ({
      kind: one.kind,
      text: suspicionText(one),
      entries: one.entries,
    })),
    setAside,
  };
}

/** What somebody is to be asked leaves without secrets; where nothing failed no redactor is loaded. */
async function withSafeAsks(diagnoses: readonly Diagnosis[]): Promise<ReviewDocument['diagnoses']> {
  if (diagnoses.length === 0) return [];
  const { redactedTexts } = await import('../../shared/redact/redaction.ts');
  return diagnoses.map((one) => ({ ...one, ask: redactedTexts(one.ask) }));
}
