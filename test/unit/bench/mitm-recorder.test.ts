import { expect, it } from 'vitest';
import { flowsIn } from '../../bench/mitm-recorder.ts';

/** As mitmproxy 8 writes it: each string with its length before it and a letter for its kind behind. */
const string = (text: string): string => `${text.length}:${text},`;
const flow = (path: string, body: string): string => {
  const response = `${string('content')}${string(body)}`;
  const request = `${string('path')}${string(path)}`;
  const whole = `${string('response')}${response.length}:${response}}${string('request')}${request.length}:${request}}`;
  return `${whole.length}:${whole}}`;
};

it('The requests in a file of mitmproxy are read with their answers', () => {
  const file = Buffer.from(
    flow('/api/ok?mitm-long-1', '{"ok":true}') + flow('/', '<p>') + flow('/api/ok?mitm-long-2', ''),
  );
  expect(flowsIn(file, 'http://here').map(({ url, text }) => [url, text])).toEqual([
    ['http://here/api/ok?mitm-long-1', '{"ok":true}'],
    ['http://here/api/ok?mitm-long-2', null],
  ]);
});

it('A file that was cut off gives what is whole', () => {
  const file = `${flow('/api/ok?a-1', '{"ok":true}')}12`;
  expect(flowsIn(Buffer.from(file), 'http://here')).toHaveLength(1);
  expect(flowsIn(Buffer.alloc(0), 'http://here')).toEqual([]);
});
