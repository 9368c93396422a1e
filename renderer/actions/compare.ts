import { compareRecordings } from '../har/comparing-client.ts';
import type { OpenedFile } from '../../shared/ipc/ipc.ts';
import { call, handOutDropped } from '../platform/halo.ts';
import { useCauses } from '../store/causes.ts';
import { type ComparedRecording, setSide, type Side, useComparison } from '../store/comparison.ts';
import { attempt } from '../store/notices.ts';
import type { Source } from '../store/source.ts';
import { sources } from '../store/sources.ts';
import { show } from '../store/wizard.ts';
import { text } from '../text/i18n.ts';

const recordingOf = (file: OpenedFile, name = file.name): ComparedRecording => ({
  name,
  size: file.size,
  input: file,
});

/** Asks for a file for one side. */
export async function chooseSide(side: Side): Promise<void> {
  await attempt(async () => {
    const file = await call('file.choose', null);
    if (file !== null) setSide(side, recordingOf(file));
  }, text('compare:failed'));
}

/** Takes a recording of this computer for one side; the running one as it is now. */
export async function takeRecording(side: Side, id: string, name: string): Promise<void> {
  await attempt(async () => {
    const { file } = await call('captures.open', { id });
    setSide(side, recordingOf(file, name));
  }, text('compare:failed'));
}

/**
 * What is looked at becomes the side where it fails. Pasted text is no recording, so then both are
 * to be chosen.
 */
export async function compareWithColleague(source: Source): Promise<void> {
  await attempt(async () => {
    if (source === 'live') {
      const running = (await call('captures.list', null)).find((capture) => capture.running);
      if (running !== undefined)
        await takeRecording('broken', running.id, running.name ?? running.site);
    } else {
      const { file } = sources[source].getState();
      if (file !== null && file.url !== null)
        setSide('broken', recordingOf({ name: file.name, size: file.size ?? 0, url: file.url }));
    }
    show({ screen: 'compare' });
  }, text('compare:failed'));
}

export function swapSides(): void {
  const { working, broken } = useComparison.getState();
  setSide('working', broken);
  setSide('broken', working);
}

/** Two files that were dropped at once: which of them works is for the user to say. */
export async function compareDropped(files: readonly File[]): Promise<void> {
  await attempt(async () => {
    const [first, second] = await Promise.all(files.slice(0, 2).map(droppedRecording));
    setSide('working', first ?? null);
    setSide('broken', second ?? null);
    show({ screen: 'compare' });
  }, text('compare:failed'));
}

async function droppedRecording(file: File): Promise<ComparedRecording> {
  const known = await handOutDropped(file);
  return known === null ? { name: file.name, size: file.size, input: file } : recordingOf(known);
}

/** Compares the two that were chosen. */
export function compareNow(): void {
  const { working, broken, running } = useComparison.getState();
  if (working === null || broken === null) return;
  running?.cancel();
  const stop = compareRecordings(
    { working: working.input, broken: broken.input, causes: useCauses.getState().causes },
    {
      progress(bytes) {
        useComparison.setState(({ running: now }) => ({
          running: now === null ? null : { ...now, bytes },
        }));
      },
      done(comparison) {
        useComparison.setState({ running: null, comparison });
      },
      failed(failure) {
        useComparison.setState({ running: null, failure });
      },
    },
  );
  const cancel = (): void => {
    stop();
    useComparison.setState({ running: null });
  };
  useComparison.setState({ running: { bytes: 0, cancel }, comparison: null, failure: null });
}
