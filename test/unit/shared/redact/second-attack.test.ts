import { expect, it } from 'vitest';
import { redactHar } from './redact-text.ts';
import { evidence, personal, type Planted, secrets } from './second-attack.ts';

const valuesOf = (text: string): readonly string[] =>
  [...text.matchAll(/«([^»]*)»/g)].map((found) => found[1] ?? '');

function entryOf([place, marked]: Planted): object {
  const text = marked.replaceAll(/[«»]/g, '');
  const [, name = '', value = ''] = /^([\w-]+): (.*)$/s.exec(text) ?? [];
  const at = (where: Planted[0]): boolean => where === place;
  const row = { name, value };
  return {
    startedDateTime: '2026-01-05T09:00:01.000Z',
    time: 12,
    request: {
      method: at('sent') ? 'POST' : 'GET',
      url: at('address') ? text : 'https://desk.example/api/tickets',
      headers: at('header') ? [row] : [],
      ...(at('sent') ? { postData: { mimeType: mimeOf(text), text } } : {}),
    },
    response: {
      status: 400,
      headers: at('answer-header') ? [row] : [],
      content: at('answer') ? { size: text.length, mimeType: mimeOf(text), text } : { size: 0 },
    },
  };
}

function mimeOf(text: string): string {
  if (/^[{[]/.test(text)) return 'application/json';
  if (text.startsWith('--b0und')) return 'multipart/form-data; boundary=b0und';
  if (/^[\w]+=/.test(text)) return 'application/x-www-form-urlencoded';
  return text.startsWith('<') ? 'text/html' : 'text/plain';
}

/** What of each stands after redaction. Each alone: what one gives away is not taken out of another. */
function standing(planted: readonly Planted[]): readonly string[] {
  return planted.flatMap((one) => {
    const { text } = redactHar(JSON.stringify({ log: { entries: [entryOf(one)] } }));
    const plain = text.replaceAll('\\\\', '\\').replaceAll('\\"', '"');
    return valuesOf(one[1]).filter(
      (value) =>
        text.includes(value) ||
        plain.includes(value) ||
        text.includes(JSON.stringify(value).slice(1, -1)) ||
        plain.includes(value.replaceAll('\\\\', '\\').replaceAll('\\"', '"')),
    );
  });
}

const all = (planted: readonly Planted[]): readonly string[] =>
  planted.flatMap(([, text]) => valuesOf(text));

it('takes out every secret of a second attack', () => {
  expect(all(secrets).length).toBeGreaterThanOrEqual(150);
  expect(standing(secrets)).toEqual([]);
});

it('takes out what tells who somebody is, of the same attack', () => {
  expect(standing(personal)).toEqual([]);
});

it('leaves what a helper needs', () => {
  expect(all(evidence).length).toBeGreaterThanOrEqual(80);
  const stays = new Set(standing(evidence));
  expect(all(evidence).filter((value) => !stays.has(value))).toEqual([]);
});
