import { describe, expect, it } from 'vitest';
import { doctorNotes } from '../../../../shared/har/reader.ts';
import { entry, har, readHar } from './read-har.ts';

const lines = (entries: readonly unknown[], head: Record<string, unknown> = {}): string =>
  doctorNotes(readHar(har(entries, head)), false).join('\n');
const signedIn = {
  request: {
    method: 'GET',
    url: 'https://acme.haloitsm.com/',
    headers: [{ name: 'Authorization', value: 'Bearer x' }],
  },
  _resourceType: 'document',
};
const failed = (content: unknown): Record<string, unknown> =>
  entry(2, { response: { status: 403, headers: [], content } });

describe('the HAR doctor', () => {
  it('has nothing to say of a recording with page, sign-in, and a failure with its words', () => {
    expect(
      lines([entry(1, signedIn), failed({ size: 2, text: 'no', mimeType: 'text/plain' })]),
    ).toBe('');
  });

  it('says that Chrome probably took the sign-in details out, and only of one that does', () => {
    const by = (name: string, value: string): readonly unknown[] => [
      entry(1, {
        _resourceType: 'document',
        request: { method: 'GET', url: 'https://acme.haloitsm.com/', headers: [{ name, value }] },
      }),
      failed({ text: 'no' }),
    ];
    const chrome = (version: number): readonly unknown[] =>
      by('user-agent', `Mozilla/5.0 Chrome/${version}.0.0.0 Safari/537.36`);
    expect(lines(chrome(130))).toContain('probably took cookies');
    expect(lines(by('sec-ch-ua', '"Chromium";v="141", "Brave";v="141"'))).toContain(
      'probably took cookies',
    );
    for (const old of [chrome(75), chrome(129), by('accept', '*/*')]) expect(lines(old)).toBe('');
    expect(lines(chrome(140), { creator: { name: 'Firefox', version: '126' } })).toBe('');
  });

  it('notices a recording that began too late, without a failure, or over several days', () => {
    const told = lines([entry(1), entry(2, { startedDateTime: '2026-11-05T10:00:00Z' })]);
    for (const words of ['began after the page', 'No request in this file failed', 'span 3 days'])
      expect(told).toContain(words);
  });

  it('does not say that nothing failed where a failure was found in an answer of 200', () => {
    const read = readHar(har([entry(1, signedIn), entry(2)]));
    expect(doctorNotes(read, false).join()).toContain('No request in this file failed');
    expect(doctorNotes(read, true).join()).not.toContain('No request in this file failed');
  });

  it('does not say that nothing failed of a file that could be read in part only', () => {
    const whole = JSON.stringify(har([entry(1, signedIn), entry(2)]));
    const cut = whole.slice(0, whole.lastIndexOf('response'));
    for (const text of [cut, har([entry(1, signedIn), {}])]) {
      const told = doctorNotes(readHar(text), false).join();
      expect(told).toContain('No request that could be read failed');
      expect(told).not.toContain('No request in this file failed');
    }
  });

  it('notices failing answers without words and bodies cut by Firefox', () => {
    expect(lines([entry(1, signedIn), failed({ size: 300 })])).toContain(
      "1 failing answer came without the server's words",
    );
    const cut = entry(3, {
      response: {
        status: 200,
        headers: [],
        content: { size: 4_000_000, mimeType: 'text/plain', text: 'x'.repeat(1024 * 1024) },
      },
    });
    expect(
      lines([entry(1, signedIn), cut, failed({ text: 'no' })], {
        creator: { name: 'Firefox', version: '126' },
      }),
    ).toContain('Firefox keeps the first megabyte');
  });

  it('asks for another browser only where it was none of these', () => {
    const cut = entry(3, {
      response: {
        status: 200,
        headers: [],
        content: { size: 4000, mimeType: 'text/plain', text: 'x' },
      },
    });
    const file = [entry(1, signedIn), cut, failed({ size: 300 })];
    const by = (name: string): string => lines(file, { creator: { name, version: '1' } });
    for (const name of ['WebInspector', 'Microsoft Edge', 'Chrome DevTools']) {
      expect(by(name)).toContain('only there in part');
      expect(by(name)).toContain("without the server's words");
      expect(by(name)).not.toContain('Chrome or Edge');
    }
    expect(by('Charles Proxy').match(/in Chrome or Edge/g)).toHaveLength(2);
  });

  it('says where no answers were recorded, and then nothing of failures', () => {
    const told = lines([entry(1, { response: null }), entry(2, { response: undefined })]);
    expect(told).toContain('This file holds no answers');
    expect(told).not.toContain('No request in this file failed');
    expect(lines([entry(1, { response: null }), entry(2)])).toContain('No request in this file');
  });

  it('says what to do with an empty recording and one cut short', () => {
    expect(lines([])).toContain('holds no requests');
    const text = JSON.stringify(har([entry(1, signedIn), failed({ text: 'no' })]));
    expect(readHar(text.slice(0, -2)).doctor.join()).toContain('ends early');
  });
});
