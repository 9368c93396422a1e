/**
 * Made-up values for attacks on redaction, and the places where one may stand. The value is marked
 * «so».
 */
export type Place =
  'answer' | 'sent' | 'address' | 'header' | 'answer-header' | 'cookie' | 'frame' | 'event';

/** What stands at a place; for headers and cookies `Name: value`. */
export type Planted = readonly [place: Place, text: string];

const json = (value: unknown): string => JSON.stringify(value);
const marked = (value: string): string => `«${value}»`;

/** A value under a name, as each kind of place writes it. */
export const underName: Readonly<Record<string, (name: string, value: string) => Planted>> = {
  header: (name, value) => ['header', `X-${name.replaceAll(/[^\w-]/g, '-')}: ${marked(value)}`],
  query: (name, value) => [
    'address',
    `https://desk.example/api/x?page=2&${encodeURIComponent(name)}=${marked(encodeURIComponent(value))}&n=1`,
  ],
  fragment: (name, value) => [
    'address',
    `https://desk.example/portal#/done?${encodeURIComponent(name)}=${marked(encodeURIComponent(value))}`,
  ],
  field: (name, value) => ['answer', json({ id: 7, [name]: marked(value), page: 1 })],
  deepField: (name, value) => ['answer', json({ a: [{ b: { c: { [name]: marked(value) } } }] })],
  sentField: (name, value) => ['sent', json([{ id: 7, [name]: marked(value) }])],
  form: (name, value) => [
    'sent',
    `page=2&${encodeURIComponent(name)}=${marked(encodeURIComponent(value))}&n=1`,
  ],
  multipart: (name, value) => [
    'sent',
    `--b0und\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${marked(value)}\r\n--b0und--\r\n`,
  ],
  cell: (name, value) => ['answer', `id,${name},colour\n1,${marked(value)},red\n2,,blue\n`],
  semicolonCell: (name, value) => [
    'answer',
    `"id";"${name}";"colour"\n"1";"${marked(value)}";"red"\n`,
  ],
  tabCell: (name, value) => ['answer', `id\t${name}\tcolour\n1\t${marked(value)}\tred\n`],
  barCell: (name, value) => [
    'answer',
    `| id | ${name} |\n| --- | --- |\n| 1 | ${marked(value)} |\n`,
  ],
  tableCell: (name, value) => [
    'answer',
    `<table><thead><tr><th>Id</th><th>${name}</th></tr></thead><tbody><tr><td>1</td><td>${marked(value)}</td></tr></tbody></table>`,
  ],
  tableRow: (name, value) => [
    'answer',
    `<table><tr><td>${name}</td><td>${marked(value)}</td></tr></table>`,
  ],
  input: (name, value) => [
    'answer',
    `<form><input type="text" name="${name}" value="${marked(value)}"></form>`,
  ],
  element: (name, value) => [
    'answer',
    `<?xml version="1.0"?><root><${name.replaceAll(' ', '')}>${marked(value)}</${name.replaceAll(' ', '')}></root>`,
  ],
  nameValue: (name, value) => [
    'answer',
    `<Settings><Setting><Name>${name}</Name><Value>${marked(value)}</Value></Setting></Settings>`,
  ],
  nested: (name, value) => [
    'answer',
    json({ body: json({ inner: json({ [name]: marked(value) }) }) }),
  ],
  frame: (name, value) => ['frame', json({ op: 'hello', d: { [name]: marked(value) } })],
  event: (name, value) => ['answer', `event: m\ndata: ${json({ [name]: marked(value) })}\n\n`],
  labelled: (name, value) => ['answer', json([{ label: name, value: marked(value) }])],
  audit: (name, value) => [
    'answer',
    json([{ fieldName: name, oldValue: '', newValue: marked(value) }]),
  ],
  patch: (name, value) => ['sent', json([{ op: 'add', path: `/a/${name}`, value: marked(value) }])],
  columns: (name, value) => ['answer', json({ columns: ['id', name], rows: [[1, marked(value)]] })],
  variables: (name, value) => [
    'sent',
    json({
      query: 'mutation($i:In!){save(i:$i){id}}',
      variables: { i: { [name]: marked(value) } },
    }),
  ],
  assignment: (name, value) => ['answer', `# settings\n${name}=${marked(value)}\nlevel=3\n`],
  yaml: (name, value) => ['answer', `settings:\n  ${name}: ${marked(value)}\n  level: 3\n`],
  script: (name, value) => [
    'answer',
    `<script>window.cfg = {level: 3, ${json(name)}: '${marked(value)}'};</script>`,
  ],
};

const valuesOf = (text: string): readonly string[] =>
  [...text.matchAll(/«([^»]*)»/g)].map((found) => found[1] ?? '');

/** All values that are planted. */
export const plantedIn = (planted: readonly Planted[]): readonly string[] =>
  planted.flatMap(([, text]) => valuesOf(text));

/** An entry of a HAR with the text at its place. */
export function entryOf([place, text]: Planted): object {
  const bare = text.replaceAll(/[«»]/g, '');
  const [, name = '', value = ''] = /^([^:]+): (.*)$/s.exec(bare) ?? [];
  const at = (where: Place): boolean => where === place;
  const row = { name, value };
  return {
    startedDateTime: '2026-01-05T09:00:01.000Z',
    time: 12,
    request: {
      method: at('sent') ? 'POST' : 'GET',
      url: at('address') ? bare : 'https://desk.example/api/tickets',
      headers: at('header') ? [row] : [],
      cookies: at('cookie') ? [row] : [],
      ...(at('sent') ? { postData: { mimeType: mimeOf(bare), text: bare } } : {}),
    },
    response: {
      status: 400,
      headers: at('answer-header') ? [row] : [],
      content: at('answer')
        ? { size: bare.length, mimeType: mimeOf(bare), text: bare }
        : { size: 0 },
    },
    ...(at('frame')
      ? { _webSocketMessages: [{ type: 'receive', time: 1, opcode: 1, data: bare }] }
      : {}),
    ...(at('event')
      ? { _eventSourceMessages: [{ time: 1, eventName: 'm', eventId: '1', data: bare }] }
      : {}),
  };
}

function mimeOf(text: string): string {
  if (/^[{[]/.test(text)) return 'application/json';
  if (text.startsWith('--b0und')) return 'multipart/form-data; boundary=b0und';
  if (/^[\w%]+=\S*&/.test(text)) return 'application/x-www-form-urlencoded';
  if (/^(?:event|data): /.test(text)) return 'text/event-stream';
  return text.startsWith('<') ? 'text/html' : 'text/plain';
}

/** The values of one that stand in a text of the copy, in the spelling that they were planted in. */
export function standingIn(copy: string, [, text]: Planted): readonly string[] {
  const plain = unescaped(copy);
  const plainer = unescaped(plain);
  return valuesOf(text).filter((value) =>
    [value, unescaped(value), decoded(value)].some((one) =>
      [copy, plain, plainer].some((where) => where.includes(one)),
    ),
  );
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
/** One level of JSON's escapes taken away, each read once: `\\r` is no end of a line. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\(["\\nrt])/g, (_, letter: string) => controls[letter] ?? letter);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
