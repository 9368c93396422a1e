import { expect, test, vi } from 'vitest';
import type { FromWorker, ToWorker } from '../../../../renderer/har/reading.ts';
import { entry, har } from '../../shared/har/read-har.ts';

test('a worker reads a request of a HAR back by its place', async () => {
  const posted: FromWorker[] = [];
  const self = Object.assign(new EventTarget(), {
    postMessage: (message: FromWorker) => posted.push(structuredClone(message)),
  });
  vi.stubGlobal('self', self);
  await import('../../../../renderer/har/har-worker.ts');
  const tell = (data: ToWorker) => self.dispatchEvent(new MessageEvent('message', { data }));
  const input = new File([JSON.stringify(har([entry(0), entry(1)]))], 'a.har');
  tell({ type: 'read', input, cutter: null, causes: [], options: {} });
  await expect.poll(() => posted.at(-1)?.type).toBe('done');
  const last = posted.at(-1);
  const places = last?.type === 'done' ? last.places : null;
  if (places === null) throw new Error('no places');
  const [start = NaN, end = NaN] = [places.starts[1], places.ends[1]];
  tell({ type: 'load', ticket: 3, index: 1, place: { input, start, end, head: places.head } });
  await expect
    .poll(() => posted.at(-1))
    .toMatchObject({
      type: 'loaded',
      ticket: 3,
      exchange: { index: 1, request: { url: 'https://acme.haloitsm.com/api/tickets/1' } },
    });
  vi.unstubAllGlobals();
});
