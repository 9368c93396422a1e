import { beforeEach, expect, test, vi } from 'vitest';
import type { ReadingListener } from '../../../../renderer/har/reading.ts';
import { dropAfterFile, useAfterFile } from '../../../../renderer/store/after-file.ts';
import { useNotices } from '../../../../renderer/store/notices.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosis, exchange } from '../build.ts';

interface Read {
  readonly on: ReadingListener;
  isClosed: boolean;
}
const read = vi.hoisted(() => new Array<Read>());
vi.mock('../../../../renderer/har/har-client.ts', () => ({
  readCapture: (_input: unknown, on: ReadingListener) => {
    const one: Read = { on, isClosed: false };
    read.push(one);
    const close = () => {
      one.isClosed = true;
    };
    return { close, cancel: close };
  },
}));
vi.mock('../../../../renderer/platform/halo.ts', async (original) => ({
  ...(await original<object>()),
  handOutDropped: () => Promise.resolve(null),
}));

const rows = [rowOf(exchange(0, { status: 400 }))];
const fault = diagnosis({ entries: [0] });
const wanted = {
  key: 'one',
  fingerprint: fingerprintOf(fault, rows),
  pace: null,
  failedAt: null,
};
const drop = (name: string) => dropAfterFile(wanted, new File(['{}'], name));

beforeEach(() => {
  read.length = 0;
  useAfterFile.setState({ file: null });
  useNotices.setState({ notices: [] });
});

test('a new recording that cannot be read is named', async () => {
  await drop('after.har');
  read[0]?.on.failed('This is no HAR file.');
  expect(useAfterFile.getState().file).toBeNull();
  expect(useNotices.getState().notices).toMatchObject([
    { kind: 'problem', about: 'after.har', text: 'This is no HAR file.' },
  ]);
});

test('of two new recordings only the last is told of', async () => {
  await drop('first.har');
  await drop('second.har');
  expect(read.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(useAfterFile.getState().file?.name).toBe('second.har');
});
