import { describe, expect, it } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import { ownHostOf } from '../../../../shared/redact/own-host.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { exchange } from '../../renderer/build.ts';
import { redactHar } from './redact-text.ts';

const host = 'helpdesk.acme-corp.example';
const entry = (path: string, headers: readonly object[], text: string) => ({
  startedDateTime: '2026-01-05T09:00:01.000Z',
  request: { method: 'GET', url: `https://${host}${path}`, headers },
  response: { status: 500, headers: [], content: { mimeType: 'application/json', text } },
});
const har = JSON.stringify({
  log: {
    pages: [{ id: 'page_1', title: `https://${host}/tickets`, startedDateTime: '' }],
    entries: [
      entry('/api/tickets', [{ name: ':authority', value: host }], `{"error":"${host} is busy"}`),
      entry(
        '/api/team',
        [
          { name: 'Halo-App-Name', value: 'halo-web-application' },
          { name: 'Referer', value: `https://${host}/tickets?id=7` },
        ],
        `{"link":"https%3A%2F%2F${host}%2Fportal","inner":"{\\"at\\":\\"//${host}/x\\"}"}`,
      ),
    ],
  },
});

describe('the address of a Halo under a company’s own name', () => {
  it('goes wherever it stands in a HAR, also before it is known', () => {
    const { text, redacted } = redactHar(har);
    expect(text).not.toContain('acme-corp');
    expect(text).toContain('https://tenant-1/api/team');
    expect(text).toContain('https://tenant-1/tickets?id=7');
    expect(redacted.entries).toBe(2);
    const urls: string[] = [];
    const reader = new HarReader({
      exchange: ({ request }) => urls.push(request.url),
      marked: () => undefined,
    });
    reader.push(new TextEncoder().encode(text));
    reader.end(false);
    expect(urls).toEqual(['https://tenant-1/api/tickets', 'https://tenant-1/api/team']);
  });

  it.each(['AuthInfo', 'instanceinfo?x=1', 'ClientCache/7', 'haloconfig'])(
    'goes where a request asks for what only a Halo has: /api/%s',
    (path) => {
      const asked = { log: { entries: [entry(`/api/${path}`, [], '{}'), entry('/x', [], '{}')] } };
      expect(redactHar(JSON.stringify(asked)).text).not.toContain('acme-corp');
    },
  );

  it('stays where a request only looks like one', () => {
    const asked = { log: { entries: [entry('/api/authinformation', [], '{}')] } };
    expect(redactHar(JSON.stringify(asked)).text).toContain(host);
  });

  it('stays where the switch for the name of the Halo says so', () => {
    for (const options of [{ keepPersonal: true }, { keepPersonal: false, keepTenant: true }]) {
      const redactor = new Redactor(options);
      redactor.halo(`https://${host}/`);
      expect(redactor.sealed(redactor.text(`See https://${host}/x`))).toContain(host);
    }
  });

  it('goes from what is packed and copied', () => {
    const sent = exchange(0, { url: `https://${host}/api/tickets`, method: 'GET' });
    const redactor = new Redactor({ keepPersonal: false });
    const clean = redactor.exchange({
      ...sent,
      request: { ...sent.request, headers: [{ name: 'halo-app-name', value: 'x' }] },
    });
    expect(redactor.sealed(clean).request.url).toBe('https://tenant-1/api/tickets');
    expect(redactor.sealed(redactor.text(`${host} did not answer`))).toBe(
      'tenant-1 did not answer',
    );
  });

  it.each([
    'https://acme.halopsa.com/api',
    'https://127.0.0.1:8080/api',
    'http://localhost:8080/api',
    'http://[::1]/api',
    'about:blank',
    '',
  ])('is none of the vendor, of this computer, or a number: %s', (url) => {
    expect(ownHostOf(url)).toBeNull();
  });

  it.each([
    ['https://kim:x@Desk.Example:8443/api', 'desk.example'],
    ['https://acme.trial.usehalo.com', 'acme.trial.usehalo.com'],
  ])('is read from an address: %s', (url, expected) => {
    expect(ownHostOf(url)).toBe(expected);
  });

  it('is somebody else’s where nothing says that it is a Halo', () => {
    expect(redactHar(har.replace('Halo-App-Name', 'X-Other')).text).toContain(host);
  });
});
