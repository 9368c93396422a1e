import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
// What is loaded when the drawer opens is there before the tests begin.
import '../../renderer/requests/requests-pane.tsx';
import { ResultsScreen } from '../../renderer/why/results-screen.tsx';
import { Workspace } from '../../renderer/workspace/workspace.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { showFile } from '../../renderer/store/file.ts';
import { useReading } from '../../renderer/store/reading.ts';
import { useSite } from '../../renderer/store/site.ts';
import { emptySource, type ReadFile } from '../../renderer/store/source.ts';
import { back, show, useWizard } from '../../renderer/store/wizard.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { say } from '../../shared/words/say.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw, fill, heading, No, noticed } from './draw.tsx';

const exchanges = [0, 1, 2].map((index) => exchange(index, { status: index === 0 ? 200 : 400 }));
const rows = exchanges.map(rowOf);
const review = { ...emptyReview, diagnoses: [diagnosis({ entries: [1, 2] })] };
const contents = {
  ...emptySource.contents,
  load: (index: number) => Promise.resolve(exchanges[index] ?? exchange(index)),
};
const file: ReadFile = {
  name: 'from-a-customer.har',
  size: 2_000,
  url: null,
  isDamaged: false,
  summary: {
    kind: 'har',
    creator: 'Chrome',
    entries: 3,
    skipped: [{ index: 7, reason: 'noRequest' }],
    skippedCount: 1,
    truncated: true,
    doctor: ['Ask for a recording with content.'],
  },
};
const requests = () => button(/^Requests/);
const isOpen = () => requests().getAttribute('aria-expanded') === 'true';
const drawer = () => within(screen.getByRole('region', { name: 'Requests' }));
const toolbar = () => screen.getByRole('group', { name: 'Browser' });
const isHaloThere = () => screen.queryByTestId('site-view') !== null;

/** Results of what the open Halo did, with the right side of the window. */
const drawLive = () => {
  useSite.setState({ open: true, kind: 'own', url: 'https://acme.halopsa.com/ticket?id=1' });
  useCapture.setState({ rows, reviewed: rows, review, contents });
  show({ screen: 'results', source: 'live' });
  return draw(
    <>
      <ResultsScreen source="live" />
      <Workspace isCovered={false} />
    </>,
  );
};

describe('the right side of the window', () => {
  test('keeps Halo when a problem is opened, and has the requests in a drawer below it', async () => {
    const { user } = drawLive();
    await user.click(button(/^Show me how to fix it/));
    expect(isHaloThere()).toBe(true);
    expect(isOpen()).toBe(false);
    expect(screen.queryByRole('grid')).toBeNull();
    expect(requests().textContent).toBe('Requests3');
  });

  test('counts all requests beside the drawer, and within it those that its list has', async () => {
    const { user } = drawLive();
    expect(requests().textContent).toBe('Requests3');
    await user.click(requests());
    const said = () => drawer().queryByText(/of 3 requests$/)?.textContent;
    await expect.poll(said).toBe('2 of 3 requests');
    await fill(user, drawer().getByRole('combobox'), 'status-code:200');
    await expect.poll(said).toBe('0 of 3 requests');
    expect(requests().textContent).toBe('Requests3');
  });

  test('says above Halo that no problem is left where all that failed works again', async () => {
    drawLive();
    expect(toolbar().textContent).toContain('1 problem found');
    act(() => {
      const all = [...rows, rowOf(exchange(3, { status: 201 }))];
      useCapture.setState({ rows: all, reviewed: all, review: { ...review } });
    });
    await expect.poll(() => toolbar().textContent).toContain('No problem is left');
  });

  test('opens the drawer by “See the request” with the focus in it, and Escape leads back', async () => {
    const { user } = drawLive();
    await user.click(button(/^See the request/));
    expect(isOpen()).toBe(true);
    expect(isHaloThere()).toBe(true);
    expect(document.activeElement?.className).toBe('drawer-panel');
    await drawer().findByRole('heading', { name: /POST/ });
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(button(/^See the request/));
  });

  test('says of an address that did not open that nothing opened, not that it records', () => {
    useSite.setState({ open: true, kind: 'own', recording: 'on' });
    draw(<Workspace isCovered={false} />);
    screen.getByText('Recording');
    act(() => {
      useSite.setState({ unopened: 'ERR_CONNECTION_REFUSED' });
    });
    screen.getByText('Nothing opened');
    expect(screen.queryByText('Recording')).toBeNull();
  });

  test.each([null, 'ERR_NAME_NOT_RESOLVED'])(
    'answers an address that is refused where it was typed, Halo being there or not: %s',
    async (unopened) => {
      useSite.setState({ open: true, kind: 'own', url: 'https://acme.halopsa.com/', unopened });
      const refusal = 'This address is not allowed.';
      const { user } = draw(<Workspace isCovered={false} />, { 'site.check': new No(refusal) });
      const address = screen.getAllByRole<HTMLInputElement>('combobox').at(-1) as HTMLInputElement;
      await fill(user, address, 'other.example');
      await user.keyboard('{Enter}');
      await screen.findByText(refusal);
      expect(address.value).toBe('other.example');
      expect(noticed()).toEqual([]);
      await user.type(address, '/');
      expect(screen.queryByText(refusal)).toBeNull();
    },
  );

  test('closes the details by the first Escape, and the drawer by the next', async () => {
    const { user } = drawLive();
    await user.click(button(/^See the request/));
    await user.click(await drawer().findByRole('tab', { name: 'Headers' }));
    await user.keyboard('{Escape}');
    expect(drawer().queryByRole('tab')).toBeNull();
    expect(document.activeElement).toBe(drawer().getByRole('grid'));
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
  });

  test('gives the requests all of the room, and Halo its own again', async () => {
    const { user } = drawLive();
    await user.click(requests());
    await user.click(button('Make the requests larger'));
    expect(isHaloThere()).toBe(false);
    await user.click(button('Make the requests smaller'));
    expect(isHaloThere()).toBe(true);
    await user.click(button('Close the requests'));
    expect(document.activeElement).toBe(requests());
  });

  test('tells of the file in place of Halo, and leads to its requests', async () => {
    showFile({ rows, failures: 2, review, file, contents });
    show({ screen: 'results', source: 'file' });
    const { user } = draw(<Workspace isCovered={false} />);
    heading('from-a-customer.har');
    screen.getByText('The file ends too early. Everything before the damage was read.');
    screen.getByText('Ask for a recording with content.');
    screen.getByText('Chrome');
    await user.click(button('1 entry could not be used'));
    screen.getByText(/^Entry 7: /);
    expect(screen.queryByRole('button', { name: 'Back to Halo' })).toBeNull();
    await user.click(button('See its requests'));
    await drawer().findByRole('grid');
  });

  test('says once that a file ends early, with what to do where that is known', () => {
    const early = say('doctor.truncated');
    const summary = { ...file.summary, doctor: [...file.summary.doctor, early] };
    showFile({ rows, failures: 2, review, file: { ...file, summary }, contents });
    show({ screen: 'results', source: 'file' });
    draw(<Workspace isCovered={false} />);
    screen.getByText(early);
    expect(screen.queryByText(/^The file ends too early/)).toBeNull();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).not.toContain(early);
  });

  test('shows nothing of the file of before while another one is read, and all of it again after Cancel', () => {
    showFile({ rows, failures: 2, review, file, contents });
    show({ screen: 'results', source: 'file' });
    draw(<Workspace isCovered={false} />);
    heading('from-a-customer.har');
    act(() => {
      const progress = { bytes: 0, total: 9, entries: 0, failures: 0 };
      const cancel = () => undefined;
      useReading.setState({ reading: { name: 'new.har', progress, review: emptyReview, cancel } });
      show({ screen: 'reading', source: 'file' });
    });
    heading('new.har');
    screen.getByText(/^This file is still being read/);
    expect(screen.queryByText(/from-a-customer/)).toBeNull();
    expect(screen.queryByRole('button', { name: /^Requests/ })).toBeNull();
    act(() => {
      useReading.setState({ reading: null });
      back();
    });
    heading('from-a-customer.har');
    requests();
  });

  test('counts beside the failures of a file those that were set aside', () => {
    showFile({ rows, failures: 0, review: { ...emptyReview, setAside: 2 }, file, contents });
    show({ screen: 'results', source: 'file' });
    draw(<Workspace isCovered={false} />);
    screen.getByText('0 to look at, 2 set aside');
  });

  test('calls what was pasted messages, not requests', async () => {
    const summary = { ...file.summary, kind: 'text' as const };
    const [, pasted] = rows;
    if (pasted === undefined) throw new Error('there is a row');
    showFile({ rows: [pasted], failures: 1, review, file: { ...file, summary }, contents });
    show({ screen: 'results', source: 'file' });
    const { user } = draw(<Workspace isCovered={false} />);
    button('Messages 1');
    expect(screen.queryByRole('button', { name: /^Requests/ })).toBeNull();
    await user.click(button('Details of the message'));
    screen.getByRole('region', { name: 'Messages' });
  });

  test('leads from the file to the Halo that is open', async () => {
    useSite.setState({ open: true });
    showFile({ rows, failures: 2, review, file, contents });
    show({ screen: 'results', source: 'file' });
    const { user } = draw(<Workspace isCovered={false} />);
    expect(isHaloThere()).toBe(false);
    await user.click(button('Back to Halo'));
    expect(isHaloThere()).toBe(true);
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'results', source: 'file' });
  });

  test('explains how the program works while nothing is open, and that there are no requests', async () => {
    const { user } = draw(<Workspace isCovered={false} />);
    heading('How it works');
    await user.click(requests());
    heading('No requests yet');
  });
});
