import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reading, ReadingListener } from '../../../../renderer/har/reading.ts';
import { keepPack, readPacks } from '../../../../renderer/store/packs.ts';
import { useCauses } from '../../../../renderer/store/causes.ts';
import { useFile } from '../../../../renderer/store/file.ts';
import { readPasted } from '../../../../renderer/actions/open-file.ts';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import type { InstalledPack } from '../../../../shared/packs/pack-list.ts';
import type { LoadedCause } from '../../../../shared/rules/knowledge.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { exchange } from '../build.ts';

const reviews: (readonly LoadedCause[])[] = [];
const anew: ReviewResult = {
  diagnoses: [],
  setAside: 7,
  suspicions: [],
  halo: true,
  setAsideEntries: [],
};
let heard: ReadingListener | null = null;
const reading: Reading = {
  cancel: () => undefined,
  close: () => undefined,
  load: () => Promise.reject(new Error('nobody looks at a request here')),
  review: (causes) => {
    reviews.push(causes);
    return Promise.resolve(anew);
  },
};
vi.mock('../../../../renderer/har/har-client.ts', () => ({
  readCapture: (_input: unknown, on: ReadingListener) => {
    heard = on;
    return reading;
  },
}));

const summary = {
  kind: 'text' as const,
  creator: null,
  entries: 1,
  skipped: [],
  skippedCount: 0,
  truncated: false,
  doctor: [],
};
const readWhole = () => {
  heard?.rows([rowOf(exchange(0, { status: 400 }))]);
  heard?.done(summary, []);
};
const shown = () => useFile.getState().review;

/** A pack with one cause more: the first built-in one under another name. */
async function packOf(): Promise<InstalledPack> {
  const { knowledge } = await import('../../../../renderer/platform/knowledge.ts');
  const cause = knowledge[0]?.cause;
  if (cause === undefined) throw new Error('there are no built-in causes');
  return {
    id: 'ours',
    isOn: true,
    faults: [],
    pack: {
      schema: 1,
      pack: { name: 'Ours', version: '1', by: 'Kim' },
      causes: [{ ...cause, id: 'ours' }],
    },
  };
}

describe('the causes that explain', () => {
  let answers: Readonly<Record<string, unknown>> = {};
  beforeEach(() => {
    useCauses.setState(useCauses.getInitialState(), true);
    useFile.setState(useFile.getInitialState(), true);
    reviews.length = 0;
    vi.stubGlobal('window', {
      halo: {
        call: (name: string) =>
          Promise.resolve(
            name in answers
              ? { ok: true, value: answers[name] }
              : { ok: false, message: 'The folder cannot be read.' },
          ),
      },
    });
  });

  it('are the built-in ones where there are no packs, and also where the packs cannot be read', async () => {
    answers = { 'packs.read': [] };
    await readPacks();
    expect(useCauses.getState().causes.length).toBeGreaterThan(30);
    useCauses.setState(useCauses.getInitialState(), true);
    answers = {};
    await expect(readPacks()).rejects.toThrow('The folder cannot be read.');
    await expect.poll(() => useCauses.getState().causes.length).toBeGreaterThan(30);
  });

  it('are asked once more where they came while a file was read, and not otherwise', async () => {
    readPasted('400');
    answers = { 'packs.read': [] };
    await readPacks();
    readWhole();
    await expect.poll(shown).toBe(anew);
    expect(reviews).toEqual([useCauses.getState().causes]);
    readPasted('400');
    readWhole();
    expect(reviews).toHaveLength(1);
  });

  it('explain an opened file anew when a pack comes', async () => {
    const installed = await packOf();
    answers = { 'packs.read': [], 'packs.save': [installed] };
    await readPacks();
    readPasted('400');
    readWhole();
    if (installed.pack !== null) await keepPack(installed.pack);
    await expect.poll(shown).toBe(anew);
    expect(reviews[0]?.some(({ cause }) => cause.id === 'ours')).toBe(true);
  });
});
