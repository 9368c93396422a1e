import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { tellSaved } from '../../renderer/actions/saved-file.ts';
import { Notices } from '../../renderer/window/notices.tsx';
import { ShareDialog } from '../../renderer/share/share-dialog.tsx';
import { deriveReview, receiveExchanges, useCapture } from '../../renderer/store/capture.ts';
import { changeFix } from '../../renderer/store/fixes.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { showFile } from '../../renderer/store/file.ts';
import { keepPicture, type Picture } from '../../renderer/store/pictures.ts';
import { shareDiagnosis, shareRequest, useShare } from '../../renderer/store/share.ts';
import { emptySource, type ReadFile } from '../../renderer/store/source.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { reportVerdict } from '../../renderer/share/report-verdict.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { button, draw, No, noticed } from './draw.tsx';

const one = exchange(0, { status: 400, sent: { password: 'hunter2-hunter2', note: 'Call' } });
const answerOf = ({ response }: typeof one) => {
  if (response === null) throw new Error('no answer');
  return response;
};
const fault = diagnosis({ entries: [0], summary: 'Halo did not save the action.' });
const problem = { diagnosis: fault, requests: [0], source: 'live', picture: null } as const;
const open = (answers = {}, picture: Picture | null = null) => {
  receiveExchanges([one]);
  useCapture.setState({ rows: [rowOf(one)] });
  useShare.setState({ sharing: { ...problem, picture } });
  return draw(<ShareDialog />, answers);
};
const ready = (name = 'Save…') =>
  expect.poll(() => button(name).hasAttribute('disabled')).toBe(false);

describe('sharing', () => {
  test('shows what goes, without its secrets, before anything is saved', async () => {
    open();
    const dialog = screen.getByRole('dialog', { name: 'Share this problem safely' });
    await ready();
    within(dialog).getByText(/Secrets under unusual names can be missed/);
    expect(dialog.textContent).not.toContain('hunter2');
  });

  test('saves, says where, and closes', async () => {
    const { user, asked } = open({ 'report.save': { id: 'saved-1', name: 'Halo problem.html' } });
    await ready();
    await user.click(button('Save…'));
    await expect.poll(noticed).toEqual([expect.stringContaining('Saved as Halo problem.html.')]);
    expect(asked.find(({ name }) => name === 'report.save')?.input).toMatchObject({ kind: 'html' });
    expect(JSON.stringify(asked)).not.toContain('hunter2');
    expect(useShare.getState().sharing).toBeNull();
  });

  test('stays open where saving is refused, and where the user thinks better of it', async () => {
    const { user } = open({ 'report.save': new No('The disk is full.') });
    await ready();
    await user.click(button('Save…'));
    await expect.poll(noticed).toEqual(['The disk is full.']);
    await ready();
    expect(useShare.getState().sharing).not.toBeNull();
    await user.keyboard('{Escape}');
    expect(useShare.getState().sharing).toBeNull();
  });

  test('copies text for a ticket, without a picture to add', async () => {
    const { user, asked } = open();
    await user.click(screen.getByRole('radio', { name: /^Text for a ticket/ }));
    await ready('Copy');
    expect(screen.queryByRole('checkbox', { name: /^Add a picture/ })).toBeNull();
    await user.click(button('Copy'));
    await expect.poll(noticed).toEqual(['Copied. Paste it into the ticket.']);
    expect(asked.at(-1)?.name).toBe('clipboard.write');
  });

  test('offers a picture only where there is one', () => {
    open();
    const picture = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Add a picture/ });
    expect(picture.disabled).toBe(true);
    screen.getByText('No picture was taken when this failed.');
    expect(screen.queryByRole('img', { name: 'Picture of the Halo page' })).toBeNull();
  });

  test('says as whom it failed only where personal values are kept, and names Halo on request', async () => {
    const me = {
      ...exchange(1, { url: 'https://acme.halopsa.com/api/agent/me', method: 'GET' }),
      response: {
        ...answerOf(one),
        status: 200,
        body: {
          ...answerOf(one).body,
          text: JSON.stringify({ id: 12, name: 'Sam Rivera' }),
          mimeType: 'application/json',
        },
      },
    };
    receiveExchanges([one, me]);
    useCapture.setState({ rows: [rowOf(one), rowOf(me)] });
    useShare.setState({ sharing: problem });
    const { user } = draw(<ShareDialog />);
    const page = screen.getByRole('dialog');
    const said = () => expect.poll(() => page.textContent);
    await said().toContain('Who: redacted-name-1, agent 12 in Halo.');
    expect(page.textContent).not.toContain('Rivera');
    expect(page.textContent).not.toContain('acme');
    await user.click(screen.getByRole('checkbox', { name: /^Keep the name of our Halo/ }));
    await said().toContain('https://acme.halopsa.com/api/actions');
    expect(page.textContent).not.toContain('Rivera');
    await user.click(screen.getByRole('checkbox', { name: /^Keep names/ }));
    await said().toContain('Who: Sam Rivera, agent 12 in Halo.');
  });

  test('tells whether and how the fix was checked, and nothing of what became of another', async () => {
    const other = diagnosis({ ...fault, route: '/api/report', cause: 'timeout' });
    const tried = (status: number) => ({ status, at: 5000, duration: 10, by: null });
    receiveExchanges([one]);
    beginFix({ source: 'live', diagnosis: other, rows: [rowOf(one)], place: 'acme.halopsa.com' });
    changeFix('live', diagnosisKey(other), { outcome: 'different', after: tried(504) });
    expect(reportVerdict('live', fault)).toBe('No, the fix was not checked.');
    beginFix({ source: 'live', diagnosis: fault, rows: [rowOf(one)], place: 'acme.halopsa.com' });
    expect(reportVerdict('live', fault)).toBe('No, the fix was not checked.');
    changeFix('live', diagnosisKey(fault), { outcome: 'left', after: tried(400) });
    expect(reportVerdict('live', fault)).toMatch(/^Yes\. But what came does not prove/);
    changeFix('live', diagnosisKey(fault), { outcome: 'fixed', after: tried(200) });
    const checked = reportVerdict('live', fault);
    expect(checked).toMatch(
      /^Yes\. It was done again, and it worked\. Before: 400 .*After: 200 OK/,
    );
    expect(checked).not.toContain('504');
    changeFix('live', diagnosisKey(fault), { outcome: 'said' });
    expect(reportVerdict('live', fault)).toMatch(/^Not by us\. Its user says that it works\./);
    changeFix('live', diagnosisKey(fault), { outcome: 'fixed' });
    const again = exchange(9, { status: 400 });
    receiveExchanges([again]);
    deriveReview();
    expect(reportVerdict('live', { ...fault, entries: [0, 9] })).toMatch(
      /It failed again after that\.$/,
    );
  });

  test('tells of each step whether it was done, by its own words', async () => {
    const steps = [
      { ...step({ text: 'Give the access, if it is meant so.' }), done: 'Gave the access.' },
      step({ text: 'Sign in again.' }),
    ];
    const stepped = { ...fault, steps };
    receiveExchanges([one]);
    useCapture.setState({ rows: [rowOf(one)] });
    beginFix({ source: 'live', diagnosis: stepped, rows: [rowOf(one)], place: 'acme.halopsa.com' });
    changeFix('live', diagnosisKey(stepped), { seen: [steps[0]?.id ?? ''] });
    useShare.setState({ sharing: { ...problem, diagnosis: stepped } });
    draw(<ShareDialog />);
    const page = screen.getByRole('dialog');
    await expect
      .poll(() => page.textContent)
      .toContain('Done: Give the access, if it is meant so.');
    expect(page.textContent).toContain('Not done yet: Sign in again.');
  });

  test('tells of before and after by what the card says', () => {
    const hidden = { ...fault, status: 401, wireStatus: 400 };
    const tried = (status: number) => ({ status, at: 5000, duration: 10, by: null });
    const become = (outcome: 'fixed' | 'same' | 'different', status: number) => {
      changeFix('live', diagnosisKey(hidden), { outcome, after: tried(status) });
      return reportVerdict('live', hidden);
    };
    receiveExchanges([one]);
    beginFix({ source: 'live', diagnosis: hidden, rows: [rowOf(one)], place: 'acme.halopsa.com' });
    expect(become('fixed', 201)).toMatch(/Before: 401 Not signed in .*After: 201 Created/);
    expect(become('same', 400)).toMatch(/Before: 401 Not signed in .*After: 401 Not signed in/);
    expect(become('same', 200)).toMatch(/Before: 401 Not signed in .*After: 401 Not signed in/);
    expect(become('different', 403)).toMatch(/Before: 401 .*After: 403 Not allowed/);
    expect(become('different', 200)).toMatch(/Before: 401 .*After: 200 Failed inside/);
  });

  test('shows the picture of the failure, and adds it only where the user says so', async () => {
    const picture = {
      data: '/9j/4AAQSkZJRg==',
      at: Date.UTC(2026, 6, 1, 9, 47),
      isOfFailure: true,
    };
    keepPicture(0, picture);
    receiveExchanges([one]);
    useCapture.setState({ rows: [rowOf(one)] });
    await shareDiagnosis(fault, 'live');
    const { user } = draw(<ShareDialog />);
    const pictures = () => screen.getAllByRole('img', { name: 'Picture of the Halo page' });
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Add a picture/ });
    expect(box.checked).toBe(false);
    screen.getByText(/^The page when it failed, at/);
    screen.getByText(/everything on it will be seen/);
    await expect.poll(() => button('Save…').hasAttribute('disabled')).toBe(false);
    expect(pictures()).toHaveLength(1);
    await user.click(box);
    await expect.poll(() => pictures().length).toBe(2);
    screen.getByText(/^Taken when it failed: 2026-07-01 09:47/);
  });

  test('says of a picture of the page now that it was not taken when it failed', () => {
    const picture = { data: '/9j/4AAQSkZJRg==', at: 0, isOfFailure: false };
    open({}, picture);
    screen.getByText('The page as it is now. It was not taken when it failed.');
  });

  test('offers to open what was saved, and to show its folder', async () => {
    const { user, asked } = draw(<Notices />);
    act(() => {
      tellSaved('Saved as pack.html.', { id: 'saved-1', name: 'pack.html' });
    });
    await user.click(button('Show in folder'));
    act(() => {
      tellSaved('Saved as pack.html.', { id: 'saved-1', name: 'pack.html' });
    });
    await user.click(button('Open'));
    expect(asked.map(({ name, input }) => ({ name, input }))).toEqual([
      { name: 'saved.show', input: { id: 'saved-1', how: 'folder' } },
      { name: 'saved.show', input: { id: 'saved-1', how: 'open' } },
    ]);
  });

  test('sends one request that was set aside, with what came around it', async () => {
    receiveExchanges([one]);
    useCapture.setState({ rows: [rowOf(one)] });
    shareRequest(0, 'live');
    const { user, asked } = draw(<ShareDialog />, {
      'report.save': { id: 'saved-1', name: 'request.har' },
    });
    screen.getByRole('dialog', { name: 'Share this request safely' });
    expect(screen.queryByRole('radio', { name: /^Support pack/ })).toBeNull();
    await user.type(screen.getByRole('textbox', { name: /in your own words/ }), 'It hangs');
    await ready();
    await user.click(button('Save…'));
    const saved = () => asked.find(({ name }) => name === 'report.save')?.input;
    await expect.poll(saved).toMatchObject({ kind: 'har' });
    expect(JSON.stringify(saved())).toContain('It hangs');
    expect(JSON.stringify(saved())).not.toContain('hunter2');
  });

  test('sends the words of the user with a file of any length', async () => {
    const summary = { kind: 'har' } as ReadFile['summary']; // no more of it is read here
    showFile({
      ...emptySource,
      rows: Array.from({ length: 5001 }, () => rowOf(one)),
      file: { name: 'long.har', size: 9, url: 'opened://file/long', isDamaged: false, summary },
    });
    useShare.setState({
      sharing: { diagnosis: null, requests: [], source: 'file', picture: null },
    });
    const { user, asked } = draw(<ShareDialog />, {
      'report.redact': { id: 'saved-1', name: 'long.har' },
    });
    await user.type(screen.getByRole('textbox', { name: /in your own words/ }), 'It hangs');
    await ready();
    await user.click(button('Save…'));
    await expect
      .poll(() => asked.find(({ name }) => name === 'report.redact')?.input)
      .toMatchObject({ url: 'opened://file/long', comment: 'It hangs' });
  });

  test('of pasted text offers no recording', () => {
    const summary = { kind: 'text' } as ReadFile['summary']; // no more of it is read here
    showFile({
      ...emptySource,
      rows: [rowOf(one)],
      file: { name: 'Pasted message', size: null, url: null, isDamaged: false, summary },
    });
    useShare.setState({ sharing: { ...problem, source: 'file' } });
    draw(<ShareDialog />);
    expect(screen.queryByRole('radio', { name: /HAR/ })).toBeNull();
    screen.getByRole('radio', { name: /^Support pack/ });
  });
});
