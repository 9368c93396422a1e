import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { CheckScreen } from '../../renderer/fix/check-screen.tsx';
import type { FromWorker, ReadingOrder } from '../../renderer/har/reading.ts';
import { showFile, useFile } from '../../renderer/store/file.ts';
import { setWaitingFiles, useWaitingFiles } from '../../renderer/store/waiting-files.ts';
import { emptySource } from '../../renderer/store/source.ts';
import { DropTarget } from '../../renderer/window/drop-target.tsx';
import { Overlays } from '../../renderer/window/overlays.tsx';
import { rowOf } from '../../shared/exchange/row.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw, heading } from './draw.tsx';

/** The worker that reads. */
class FakeReader extends EventTarget {
  static read: unknown[] = [];
  static last: FakeReader | null = null;

  postMessage({ input }: ReadingOrder): void {
    FakeReader.read.push(input);
    FakeReader.last = this;
  }

  say(...all: readonly FromWorker[]): void {
    for (const data of all) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    FakeReader.last = null;
  }
}

beforeEach(() => {
  FakeReader.read = [];
  vi.stubGlobal('Worker', FakeReader);
});

const fault = diagnosis({ entries: [0] });
const failed = rowOf(exchange(0, { status: 400 }));
const summary = {
  kind: 'har' as const,
  creator: null,
  entries: 1,
  skipped: [],
  skippedCount: 0,
  truncated: false,
  doctor: [],
};
const before = new File(['{}'], 'before.har');
const after = new File(['{}'], 'after.har');

const show = (screenIs: 'check' | 'another') => {
  showFile({ ...emptySource, rows: [failed], review: { ...emptyReview, diagnoses: [fault] } });
  draw(
    <DropTarget onChange={() => undefined}>
      {screenIs === 'check' && (
        <CheckScreen source="file" diagnosisKey={diagnosisKey(fault)} after={-1} />
      )}
      <Overlays />
    </DropTarget>,
  );
  vi.stubGlobal('halo', {
    ...window.halo,
    dropped: () => Promise.resolve({ ok: true, value: null }),
  });
};
const drag = (type: 'dragenter' | 'drop', files: readonly File[]) => {
  const dataTransfer = { types: ['Files'], files, items: files };
  act(() => {
    window.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { dataTransfer }));
  });
};
const isRead = async () => {
  await expect.poll(() => FakeReader.read).toEqual([after]);
  act(() => {
    FakeReader.last?.say(
      { type: 'rows', rows: [failed] },
      { type: 'result', result: { ...emptyReview, diagnoses: [fault] } },
      { type: 'done', summary, marks: [], places: null },
    );
  });
};

test('a file that is dropped while one is checked is the new recording', async () => {
  show('check');
  drag('dragenter', [after]);
  screen.getByText('Let go to check with this recording');
  drag('drop', [after]);
  await isRead();
  heading('It still fails');
  screen.getByText(/after\.har/);
  expect(useFile.getState().file).toBeNull();
});

test('two files that are dropped while one is checked are asked about', async () => {
  show('check');
  drag('dragenter', [before, after]);
  screen.getByText('Drop the file to read it');
  drag('drop', [before, after]);
  await screen.findByRole('button', { name: 'Compare the two' });
  button('Compare the two');
  expect(FakeReader.read).toEqual([]);
});

test('a file that is dropped elsewhere is opened', async () => {
  show('another');
  drag('dragenter', [after]);
  screen.getByText('Drop the file to read it');
  drag('drop', [after]);
  await isRead();
  expect(useFile.getState().file?.name).toBe('after.har');
});

test('a file that was read is not offered as the next one', async () => {
  const longer = new File(['{"log":{}}'], 'after.har');
  setWaitingFiles([before, after, longer]);
  show('another');
  drag('drop', [after]);
  await isRead();
  expect(useWaitingFiles.getState().files).toEqual([before, longer]);
});
