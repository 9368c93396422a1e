import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { compareRecordings } from '../har/comparing-client.ts';
import type { ReadingInput } from '../har/reading.ts';
import type { CaptureListing, OpenedFile } from '../../shared/ipc/ipc.ts';
import { call, handOutDropped } from '../platform/halo.ts';
import { useCauses } from '../store/causes.ts';
import {
  type ComparedRecording,
  type Result,
  setSide,
  type Side,
  useComparison,
} from '../store/comparison.ts';
import { useFile } from '../store/file.ts';
import { attempt } from '../store/notices.ts';
import type { Source } from '../store/source.ts';
import { useSite } from '../store/site.ts';
import { sources } from '../store/sources.ts';
import { waitNoMore } from '../store/waiting-files.ts';
import { show } from '../store/wizard.ts';
import { captureName } from '../text/capture-name.ts';
import { text } from '../text/i18n.ts';
import { showWalkthrough } from './open-diagnosis.ts';
import { readOpened } from './open-file.ts';

const recordingOf = (file: OpenedFile): ComparedRecording => ({
  name: file.name,
  size: file.size,
  from: { input: file },
});

/** Asks for a file for one side. */
export async function chooseSide(side: Side): Promise<void> {
  await attempt(async () => {
    const file = await call('file.choose', null);
    if (file !== null) setSide(side, recordingOf(file));
  }, text('compare:failed'));
}

/** Takes a recording of this computer for one side. `name`: what it is called on the screen. */
export function takeCapture(side: Side, { id, size }: CaptureListing, name: string): void {
  setSide(side, { name, size, from: { capture: id } });
}

const annasOrigin = 'https://example.halopsa.com';

/** Takes the recording of Anna, who can what Ben of the practice Halo cannot: it is of this one. */
export async function takePractice(side: Side): Promise<void> {
  await attempt(async () => {
    const { default: har } = await import('../../resources/practice/recordings/anna.har?raw');
    const { url } = useSite.getState();
    const own = URL.canParse(url) ? har.replaceAll(annasOrigin, new URL(url).origin) : har;
    const file = new File([own], text('compare:practice'), { type: 'application/json' });
    setSide(side, { name: file.name, size: file.size, from: { input: file } });
  }, text('compare:failed'));
}

/**
 * What is looked at becomes the side where it fails. Pasted text is no recording, so then both are
 * to be chosen.
 */
export async function compareWithColleague(source: Source): Promise<void> {
  await attempt(async () => {
    // Of one that was dropped nobody said that it works.
    if (useComparison.getState().unsorted !== null) setSide('working', null);
    useComparison.setState({ unsorted: null });
    if (source === 'live') {
      const running = (await call('captures.list', null)).find((capture) => capture.running);
      if (running !== undefined) takeCapture('broken', running, captureName(running));
    } else {
      const { file } = sources[source].getState();
      if (file !== null && file.url !== null) {
        const { name, size, url, isDamaged } = file;
        setSide('broken', recordingOf({ name, size: size ?? 0, url, isDamaged }));
      }
    }
    show({ screen: 'compare' });
  }, text('compare:failed'));
}

/** What was compared is compared again, the other way round. */
export function swapSides(): void {
  const { working, broken, result } = useComparison.getState();
  setSide('working', broken);
  setSide('broken', working);
  if (result !== null) void compareNow();
}

/** The user says which of the two works, where nothing else told. */
export function sayWorking(side: Side): void {
  const { working, broken, read } = useComparison.getState();
  if (read === null) return;
  const bytes = (working?.size ?? 0) + (broken?.size ?? 0);
  const cancel = (): void => {
    read.cancel();
    useComparison.setState({ running: null });
  };
  useComparison.setState({ unsorted: 'open', read: null, running: { bytes, cancel } });
  read.say({ isSwapped: side === 'broken' });
}

/** Two files that were dropped at once are compared at once: what fails in them tells which works. */
export async function compareDropped(files: readonly File[]): Promise<void> {
  const recordings: ComparedRecording[] = [];
  for (const file of files.slice(0, 2)) {
    const isTaken = await attempting(file, async () => {
      recordings.push(await droppedRecording(file));
    });
    if (!isTaken) return;
  }
  const [first = null, second = null] = recordings;
  setSide('working', first);
  setSide('broken', second);
  useComparison.setState({ unsorted: 'open' });
  show({ screen: 'compare' });
  void compareNow();
}

/** What cannot be done with a recording is told under its name. */
const attempting = ({ name }: { readonly name: string }, work: () => Promise<void>) =>
  attempt(work, text('compare:failed'), { about: name });

async function droppedRecording(file: File): Promise<ComparedRecording> {
  const known = await handOutDropped(file);
  return known === null
    ? { name: file.name, size: file.size, from: { input: file } }
    : recordingOf(known);
}

/** Compares the two that were chosen. */
export async function compareNow(): Promise<void> {
  const { working, broken, running, read } = useComparison.getState();
  if (working === null || broken === null) return;
  running?.cancel();
  read?.cancel();
  let isWanted = true;
  let stop = (): void => undefined;
  const cancel = (): void => {
    isWanted = false;
    stop();
    useComparison.setState({ running: null });
  };
  useComparison.setState({
    read: null,
    running: { bytes: 0, cancel },
    result: null,
    failure: null,
  });
  // One after the other: each is written out whole.
  const inputs: ReadingInput[] = [];
  for (const recording of [working, broken]) {
    const isOpened = await attempting(recording, async () => {
      inputs.push(await inputOf(recording));
    });
    if (!isOpened) cancel();
    if (!isWanted) return;
  }
  const [one, other] = inputs;
  if (one !== undefined && other !== undefined) stop = begin({ working: one, broken: other });
}

async function inputOf({ from }: ComparedRecording): Promise<ReadingInput> {
  return 'input' in from ? from.input : call('captures.open', { id: from.capture });
}

function begin(inputs: Readonly<Record<Side, ReadingInput>>): () => void {
  const comparing = compareRecordings(
    {
      ...inputs,
      isUnsorted: useComparison.getState().unsorted !== null,
      causes: useCauses.getState().causes,
    },
    {
      progress(bytes) {
        useComparison.setState(({ running }) => ({
          running: running === null ? null : { ...running, bytes },
        }));
      },
      done(compared, isSwapped) {
        const { working: one, broken: other } = useComparison.getState();
        for (const recording of [one, other]) if (recording !== null) waitNoMore(recording);
        useComparison.setState(({ working, broken, unsorted }) => ({
          // Of two that have nothing to do with each other none is the one that works.
          ...(unsorted !== null && !compared.comparison.comparable
            ? { unsorted: 'open' }
            : { unsorted: null, ...(isSwapped ? { working: broken, broken: working } : {}) }),
          running: null,
          result: {
            ...compared,
            inputs: isSwapped ? { working: inputs.broken, broken: inputs.working } : inputs,
          },
        }));
      },
      unsure() {
        useComparison.setState({ running: null, unsorted: 'asked', read: comparing });
      },
      failed(side, message) {
        useComparison.setState({ running: null, failure: { side, message } });
      },
    },
  );
  return comparing.cancel;
}

/** Of what is compared: pasted text is no recording. */
export const isFile = (input: ReadingInput): input is OpenedFile | File =>
  'url' in input || input instanceof File;

/** Opens the recording where it fails; with the walkthrough of what explains the difference. */
export function openBroken({ inputs, diagnosis }: Result): void {
  const input = inputs.broken;
  if (!isFile(input)) return;
  readOpened(input, () => {
    if (diagnosis === null) return;
    const key = diagnosisKey(diagnosis);
    const found = useFile.getState().review.diagnoses.find((one) => diagnosisKey(one) === key);
    if (found !== undefined) showWalkthrough('file', found);
  });
}
