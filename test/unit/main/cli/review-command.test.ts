import { describe, expect, it } from 'vitest';
import { review } from '../../../../main/cli/review-command.ts';
import type { ReviewDocument } from '../../../../main/cli/review-document.ts';
import { entry, har } from '../../shared/har/read-har.ts';
import { commandTest } from './console.ts';

const written = commandTest();
const { file } = written;
const failing = entry(1, {
  request: { method: 'POST', url: 'https://acme.haloitsm.com/api/actions', headers: [] },
  response: {
    status: 400,
    headers: [],
    content: {
      mimeType: 'application/json',
      text: '{"Message":"The agent does not have access to the charge rate used."}',
    },
  },
});

describe('the review command', () => {
  it('writes its document for a HAR: source, diagnoses, and what was left out', async () => {
    expect(
      await review([file('a.har', JSON.stringify(har([entry(0), failing, {}]))), '--json']),
    ).toBe(0);
    const document = JSON.parse(written.out) as ReviewDocument;
    expect(document).toMatchObject({ schema: 1, setAside: 0 });
    expect(document.source).toMatchObject({
      kind: 'har',
      creator: 'WebInspector 537.36',
      entries: 2,
      skipped: [{ index: 2, reason: 'no request' }],
      truncated: false,
    });
    expect(document.diagnoses[0]).toMatchObject({
      cause: 'charge-rate-access',
      example: '400-charge-rate',
      status: 400,
      wireStatus: 400,
      entries: [1],
      refusedBy: 'halo',
    });
    expect(written.err).toBe('');
  });

  it('writes line numbers and no wire status for text', async () => {
    expect(
      await review([
        file('a.log', 'Started\nFailed to create/update user (Jo). Error = 403 Forbidden\nDone\n'),
        '--json',
      ]),
    ).toBe(0);
    const document = JSON.parse(written.out) as ReviewDocument;
    expect(document.source).toMatchObject({ kind: 'text', creator: null, entries: 1 });
    expect(document.diagnoses[0]).toMatchObject({
      cause: 'integration-permissions',
      example: '403-integration-import',
      status: 403,
      wireStatus: null,
      entries: [2],
    });
  });

  const unanswered = entry(0, {
    _resourceType: 'xhr',
    response: { status: 0, headers: [], content: { size: 0 } },
  });
  const missing = entry(1, {
    request: { method: 'GET', url: 'https://acme.haloitsm.com/a.woff2', headers: [] },
    response: { status: 404, headers: [], content: { size: 0 } },
  });

  it('counts what deserves a look neither as a failure nor as set aside', async () => {
    const path = file('a.har', JSON.stringify(har([entry(2), unanswered])));
    await review([path, '--json']);
    const document = JSON.parse(written.out) as ReviewDocument;
    expect(document).toMatchObject({ diagnoses: [], suspicions: [{ entries: [1] }], setAside: 0 });
  });

  it.each([
    ['nothing failed', [entry(0)], 'We found no error in this recording.'],
    ['what failed was set aside', [missing], 'We know of no harm from what failed'],
    ['something deserves a look', [unanswered], 'No request failed, but something'],
    ['both', [unanswered, missing], 'Something deserves a look.'],
  ])('denies no failure for a person: %s', async (_, entries, said) => {
    await review([file('a.har', JSON.stringify(har([entry(2), ...entries])))]);
    expect(written.out).toContain(said);
    const isAside = entries.includes(missing);
    expect(written.out.includes('1 failed request set aside')).toBe(isAside);
    if (isAside) expect(written.out).not.toMatch(/no error|no request failed/i);
  });

  it('calls the words of a log the message’s', async () => {
    expect(await review([file('a.log', 'Error 403: the invoice is locked by Kim\n')])).toBe(0);
    expect(written.out).toContain('The message says: “Error 403: the invoice is locked by Kim”');
  });

  it('says for a person what happened and what to do, in lines that fit a terminal', async () => {
    expect(await review([file('a.har', JSON.stringify(har([failing])))])).toBe(0);
    expect(written.out).toContain('charge rate');
    expect(written.out).toMatch(/1\) \w/);
    expect(Math.max(...written.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(
      100,
    );
  });

  it('keeps escape sequences of a captured message away from the terminal', async () => {
    const hostile = {
      ...failing,
      response: { status: 400, headers: [], content: { text: '{"Message":"a\\u001b[2Jb"}' } },
    };
    await review([file('a.har', JSON.stringify(har([hostile])))]);
    expect(written.out).not.toContain('\u001b');
  });

  it.each([
    ['no file', [], 'Use: review FILE'],
    ['two files', ['a', 'b'], 'Use: review FILE'],
    ['an option nobody knows', ['a', '--yaml'], 'Use: review FILE'],
    ['a file that is not there', ['/nowhere/a.har'], 'There is no file'],
    ['a folder', ['.'], 'is not a file'],
  ])('answers %s with one line and exit code 2', async (_, args, words) => {
    expect(await review(args)).toBe(2);
    expect(written.err).toContain(words);
    expect(written.err.trim().split('\n')).toHaveLength(1);
    expect(written.out).toBe('');
  });

  it.each([
    ['{"log":{}}', 'holds no list of requests'],
    ['{"log":{"entries":', 'cut short'],
    ['', 'empty'],
    ['<html>', 'web page'],
  ])('answers %o in a .har with one line and exit code 2', async (content, words) => {
    expect(await review([file('a.har', content), '--json'])).toBe(2);
    expect(written.err).toContain(words);
    expect(written.out).toBe('');
  });
});
