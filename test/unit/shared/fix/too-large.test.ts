import { describe, expect, it } from 'vitest';
import { type Body, type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf, sizesOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { entry, har, readHar } from '../har/read-har.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { asked, me } from './practice-failures.ts';

/** What one upload sent. */
interface Sent {
  readonly body: Partial<Body>;
  /** Its Content-Length, where the recording has it. */
  readonly length?: number;
  readonly source?: Exchange['source'];
}

const path = '/api/Attachment';
const large = '<html><head><title>413 Request Entity Too Large</title></head></html>';

function upload(index: number, status: number, { body, length, source }: Sent): Exchange {
  const answer = status === 413 ? large : [{ id: 9 }];
  const one = asked(index, 'sam', { method: 'POST', path, status, answer });
  const headers = length === undefined ? [] : [{ name: 'Content-Length', value: `${length}` }];
  return {
    ...one,
    source: source ?? 'live',
    request: {
      ...one.request,
      headers: [...one.request.headers, ...headers],
      body: { ...noBody, ...body },
    },
  };
}

function watched(exchanges: readonly Exchange[]) {
  const rows = exchanges.map(rowOf);
  const review = reviewed(exchanges);
  const diagnosis = review.diagnoses.find(({ entries }) => entries.includes(2));
  if (diagnosis === undefined) throw new Error('nothing was found');
  const fingerprint = fingerprintOf(diagnosis, rows);
  const verdict = verdictOf(
    { fingerprint, after: 2, anySite: false, pace: null },
    rows,
    review,
    1e12,
  );
  return { verdict, fingerprint, rows };
}

const after = (failed: Sent, now: Sent) =>
  watched([me(1, 'sam'), upload(2, 413, failed), upload(3, 201, now)]);

const told = (verdict: Verdict): string =>
  verdict.kind === 'waiting' ? (verdict.near?.differs ?? 'nothing') : verdict.kind;

const json = (value: unknown): Sent => {
  const text = JSON.stringify(value);
  return { body: { text, mimeType: 'application/json', size: text.length } };
};
const attached = (data: unknown): Sent =>
  json([{ ticket_id: 2003, filename: 'night.log', data_base64: data }]);

/** A form as a browser hands it over, without what its files hold. */
const form = (name: string, length: number, content = ''): Sent => ({
  body: {
    text: [
      '--b\r\nContent-Disposition: form-data; name="ticket_id"\r\n\r\n2003',
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"`,
      `Content-Type: text/plain\r\n\r\n${content}\r\n--b--\r\n`,
    ].join('\r\n'),
    mimeType: 'multipart/form-data; boundary=b',
  },
  length,
});
const formLength = form('a.log', 0).body.text?.length ?? 0;

describe('after an upload was too large', () => {
  it('works with a smaller file, and knows both sizes', () => {
    const { verdict, fingerprint, rows } = after(
      attached('A'.repeat(1_500_000)),
      attached('A'.repeat(20_000)),
    );
    expect(told(verdict)).toBe('works');
    const row = rows.at(-1);
    if (row === undefined) throw new Error('no row');
    const sizes = sizesOf(fingerprint, row);
    expect(sizes?.before).toBeGreaterThan(1_500_000);
    expect(sizes?.now).toBeLessThan(21_000);
    expect(told(after(form('a.log', 30_000_000), form('b.log', 9_000)).verdict)).toBe('works');
    const put = (size: number): Sent => ({
      body: { base64: 'JVBERi0=', mimeType: 'application/pdf', size },
    });
    expect(told(after(put(30_000_000), put(9_000)).verdict)).toBe('works');
  });

  it('works so in a file whose exporter tells the parts of a form', () => {
    const sent = (...files: readonly object[]): Sent => {
      const params = [{ name: 'ticket_id', value: '7' }, ...files];
      const request = {
        method: 'POST',
        url: `https://acme.halopsa.com${path}`,
        headers: [],
        postData: { mimeType: 'multipart/form-data; boundary=b', params },
      };
      const [read] = readHar(har([entry(0, { request })])).exchanges;
      if (read === undefined) throw new Error('nothing was read');
      return { body: read.request.body, source: 'har' };
    };
    const failed = sent({ name: 'file', fileName: 'large.log' });
    expect(told(after(failed, sent({ name: 'file', fileName: 'small.log' })).verdict)).toBe(
      'works',
    );
    expect(told(after(failed, sent()).verdict)).toBe('fileless');
  });

  it('works with a smaller file under another name, also where no record is named', () => {
    const loose = (filename: string, size: number, more: object = {}): Sent =>
      json([{ filename, ...more, data_base64: 'A'.repeat(size) }]);
    const { verdict, fingerprint, rows } = after(
      loose('night.log', 1_500_000),
      loose('part-1.zip', 20_000),
    );
    expect(told(verdict)).toBe('works');
    const row = rows.at(-1);
    expect(row === undefined ? null : sizesOf(fingerprint, row)?.now).toBeLessThan(21_000);
    const ofClient = (id: number) => ({ client_id: id });
    const failed = loose('night.log', 1_500_000, ofClient(12));
    expect(told(after(failed, loose('b.zip', 900, ofClient(12))).verdict)).toBe('works');
    expect(told(after(failed, loose('b.zip', 900, ofClient(13))).verdict)).toBe('record');
    expect(told(after(loose('night.log', 1_500_000), loose('b.zip', 0)).verdict)).toBe('fileless');
    // What it is called tells a new thing that is no file.
    const called = (name: string, size: number) => json([{ name, icon_base64: 'A'.repeat(size) }]);
    expect(told(after(called('Desk', 1_500_000), called('Chair', 900)).verdict)).not.toBe('works');
  });

  it('does not take one smaller file for each of several that were too large', () => {
    const loose = (filename: string, size: number): Sent =>
      json([{ filename, data_base64: 'A'.repeat(size) }]);
    const exchanges = [
      me(0, 'sam'),
      upload(1, 413, loose('a.log', 1_500_000)),
      upload(2, 413, loose('b.log', 1_500_000)),
    ];
    expect(told(watched([...exchanges, upload(3, 201, loose('c.zip', 900))]).verdict)).toBe(
      'record',
    );
    expect(told(watched([...exchanges, upload(3, 201, loose('b.log', 900))]).verdict)).toBe(
      'partly',
    );
  });

  it('is not fixed by one without a file', () => {
    for (const now of [
      attached(''),
      json([{ ticket_id: 2003, filename: 'night.log' }]),
      json([{ ticket_id: 2003, note_html: 'Without the log.' }]),
    ])
      expect(told(after(attached('A'.repeat(1_500_000)), now).verdict)).toBe('fileless');
    const large = form('a.log', 30_000_000);
    expect(told(after(large, form('', formLength - 5)).verdict)).toBe('fileless');
    expect(told(after(large, form('a.log', formLength)).verdict)).toBe('fileless');
    expect(told(after(large, form('a.log', formLength + 9, 'nine here')).verdict)).toBe('works');
  });

  it('is not fixed by one without a file where nothing tells whether the first had one', () => {
    const unread: Sent = { body: { missing: { code: 'recorded.sentUnread' } }, length: 30_000_000 };
    expect(told(after(unread, json([{ ticket_id: 2003 }])).verdict)).toBe('fileless');
    expect(told(after(unread, attached('A'.repeat(2000))).verdict)).not.toBe('fileless');
  });

  it('is not fixed by an import of nothing', () => {
    const people = Array.from({ length: 5000 }, (_, at) => ({ name: `Person ${at}`, site_id: 4 }));
    for (const now of [json([]), json({}), json([{}]), { body: {} }])
      expect(told(after(json(people), now).verdict)).toBe('empty');
  });

  it('cannot tell where what was sent then is not in the recording', () => {
    const failed = attached('A'.repeat(1_500_000));
    expect(told(after(failed, { body: {}, source: 'har' }).verdict)).toBe('unseen');
    expect(told(after(failed, { body: {}, length: 900 }).verdict)).toBe('unseen');
    const unread: Sent = { body: { missing: { code: 'recorded.sentUnread' } } };
    expect(told(after(failed, unread).verdict)).toBe('unseen');
  });

  it('works with a shorter text where a text alone was too large', () => {
    const note = (words: string) => json([{ ticket_id: 2003, note_html: words }]);
    const pictures = `<img src="data:image/png;base64,${'A'.repeat(1_500_000)}">`;
    expect(told(after(note(pictures), note('See the file.')).verdict)).toBe('works');
  });

  it('judges so at whatever status the server says it', () => {
    const said = (index: number, data: string, status: number) =>
      asked(index, 'sam', {
        method: 'POST',
        path,
        sent: [{ ticket_id: 2003, filename: 'night.log', data_base64: data }],
        status,
        answer: status === 500 ? { Message: 'Maximum request length exceeded.' } : [{ id: 9 }],
      });
    const verdict = (data: string) =>
      watched([me(1, 'sam'), said(2, 'A'.repeat(1_500_000), 500), said(3, data, 201)]).verdict;
    expect(told(verdict(''))).toBe('fileless');
    expect(told(verdict('AAAA'))).toBe('works');
  });

  it('is the same where it fails without a file as well', () => {
    const failed = attached('A'.repeat(1_500_000));
    const exchanges = [me(1, 'sam'), upload(2, 413, failed), upload(3, 413, attached(''))];
    expect(told(watched(exchanges).verdict)).toBe('same');
  });
});
