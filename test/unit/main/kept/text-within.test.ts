import { expect, test } from 'vitest';
import { textWithin } from '../../../../main/kept/text-within.ts';

test('an answer is read to its end where it is short enough, and no further than the limit where it is not', async () => {
  expect(await textWithin(new Response('version: 2'), 10)).toBe('version: 2');
  expect(await textWithin(new Response(null), 10)).toBe('');
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  await expect(textWithin(new Response(endless), 10_000)).rejects.toThrow('longer than 10000');
  expect(sent).toBeLessThan(20);
});
