import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../../main/cli/compare-command.ts';
import { comparisonSchema } from '../../../../shared/compare/comparison.ts';
import { entry, har } from '../../shared/har/read-har.ts';
import { commandTest } from './console.ts';

const written = commandTest();
const { file } = written;

/** An action that is saved, answered with a status. */
const save = (status: number, text: string, ticket = 1) =>
  entry(1, {
    _resourceType: 'xhr',
    request: {
      method: 'POST',
      url: 'https://acme.haloitsm.com/api/actions',
      headers: [],
      postData: { mimeType: 'application/json', text: `[{"ticket_id":${ticket},"note":"a"}]` },
    },
    response: { status, headers: [], content: { mimeType: 'application/json', text } },
  });
const working = () => file('anna.har', JSON.stringify(har([entry(0), save(200, '{"id":1}')])));
const broken = () =>
  file(
    'ben.har',
    JSON.stringify(
      har([
        entry(0),
        save(400, '{"Message":"The agent does not have access to the charge rate used."}'),
      ]),
    ),
  );

describe('the compare command', () => {
  it('writes the document with the difference that decides', async () => {
    expect(await compare([working(), broken(), '--json'])).toBe(0);
    const document = comparisonSchema.parse(JSON.parse(written.out));
    expect(document).toMatchObject({ comparable: true, match: { steps: 2, same: 1 } });
    expect(document.first).toMatchObject({
      kind: 'failed',
      working: 1,
      broken: 1,
      cause: 'charge-rate-access',
    });
    expect(written.err).toBe('');
  });

  it('says it in one sentence without --json', async () => {
    expect(await compare([working(), broken()])).toBe(0);
    expect(written.out).toMatch(
      /^POST \/api\/actions was answered in the recording that works and refused/,
    );
    expect(written.out).toContain('1 of 2 steps that both have were answered alike.');
  });

  it('says before it that it was another record', async () => {
    const other = file('other.har', JSON.stringify(har([entry(0), save(403, '', 2)])));
    expect(await compare([working(), other])).toBe(0);
    const [apart, first] = written.out.split('\n');
    expect(apart).toContain('is about ticket 1, the broken one about ticket 2.');
    expect(first).toMatch(/^POST \/api\/actions was answered/);
  });

  it.each([
    ['one file alone', () => [working()], 'Use: compare'],
    ['an unknown switch', () => [working(), broken(), '--fast'], 'Use: compare'],
    [
      'a file that is not there',
      () => [working(), join(written.folder, 'none.har')],
      'There is no file',
    ],
    ['a log', () => [working(), file('a.log', 'Error = 403\n')], 'is no recording'],
  ])('ends with 2 and one plain line for %s', async (_what, args, words) => {
    expect(await compare(args())).toBe(2);
    expect(written.out).toBe('');
    expect(written.err).toContain(words);
    expect(written.err.trimEnd().split('\n')).toHaveLength(1);
  });
});
