import { act, screen, within, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { WalkthroughScreen } from '../../renderer/fix/walkthrough-screen.tsx';
import { currentFix, useFixes } from '../../renderer/store/fixes.ts';
import { beginAnew, showWalkthrough } from '../../renderer/actions/open-diagnosis.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { useCapture } from '../../renderer/store/capture.ts';
import { showFile } from '../../renderer/store/file.ts';
import { useView } from '../../renderer/store/request-view.ts';
import { useSite } from '../../renderer/store/site.ts';
import { emptySource } from '../../renderer/store/source.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { type ExchangeRow, rowOf } from '../../shared/exchange/row.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { type Answers, button, draw, heading, noticed } from './draw.tsx';

const fault = diagnosis({
  entries: [0],
  summary: 'Halo did not save the action.',
  warnings: ['Never hand out your own password.'],
  verify: 'Save the action again.',
  ask: { who: 'halo-admin', subject: 'A right is missing', text: 'Please look at the agent.' },
  links: [{ text: 'About charge rates', url: 'https://halo.example/charge-rates' }],
  steps: [
    step({
      text: 'Open the agent.',
      where: 'Configuration > Agents',
      open: 'https://acme.halopsa.com/config',
      minutes: 2,
    }),
    step({ text: 'Reload the ticket.', who: 'halo-admin' }),
  ],
});
const key = diagnosisKey(fault);
const failed = rowOf(exchange(0, { status: 400 }));
const record = (rows: readonly ExchangeRow[]) => {
  useCapture.setState({
    rows,
    reviewed: rows,
    review: { ...emptyReview, diagnoses: [fault] },
  });
};
const open = (answers: Answers = {}) => {
  record([failed]);
  const drawn = draw(<WalkthroughScreen source="live" diagnosisKey={key} />, answers);
  act(() => {
    beginFix({ source: 'live', diagnosis: fault, rows: [failed], place: 'acme.halopsa.com' });
  });
  return drawn;
};
const kept = () => currentFix(useFixes.getState(), 'live', key);

describe('the walkthrough', () => {
  test('shows one step with who starts, the others and how to check behind a line, and what to mind', async () => {
    const { user } = open();
    heading('No access to this charge rate');
    const steps = screen.getByRole('region', { name: 'What to do' });
    within(steps).getByText('0 of 2 done');
    const [first, ...others] = within(steps).getAllByRole('listitem');
    expect(first?.getAttribute('aria-current')).toBe('step');
    within(first as HTMLElement).getByText('You can start');
    expect(others).toEqual([]);
    await user.click(within(steps).getByRole('button', { name: '1 more step' }));
    const second = within(steps).getAllByRole('listitem')[1];
    expect(second?.getAttribute('aria-current')).toBeNull();
    within(second as HTMLElement).getByText('A Halo administrator');
    screen.getByText(/Save the action again\./);
    const warning = screen.getByText('Never hand out your own password.');
    expect(warning.compareDocumentPosition(steps) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  });

  test('says in the practice Halo as whom the change is made, and in no other', () => {
    const words =
      /^Here you play everybody\. Choose Alex Carter at “Signed in as” .* Then choose Sam Rivera again\.$/;
    useSite.setState({ kind: 'practice' });
    const of400 = { ...fault, cause: 'charge-rate-access', example: '400-charge-rate' };
    useCapture.setState({
      rows: [failed],
      reviewed: [failed],
      review: { ...emptyReview, diagnoses: [of400] },
    });
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(of400)} />);
    screen.getByText(words);
    act(() => {
      useSite.setState({ kind: 'own' });
    });
    expect(screen.queryByText(words)).toBeNull();
  });

  test('says in the practice Halo above the step where it is otherwise than in a real one', () => {
    const of404 = { ...fault, cause: 'approval-link-gone', example: '404-approval-link' };
    useSite.setState({ kind: 'practice' });
    useCapture.setState({
      rows: [failed],
      reviewed: [failed],
      review: { ...emptyReview, diagnoses: [of404] },
    });
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(of404)} />);
    const note = screen.getByText(/^Here deleted tickets stand under “Tickets”/);
    const [first] = screen.getAllByRole('listitem');
    expect(first?.compareDocumentPosition(note)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  });

  test('opens in the practice Halo the page of each step, or says at the step that it has none', async () => {
    const places = [
      'Configuration > Tickets > Actions > the action > Defaults',
      'Configuration > Tickets > Workflows',
      'Somewhere else',
    ];
    const led = { ...fault, steps: places.map((where) => step({ text: where, where })) };
    useSite.setState({ kind: 'practice', url: 'http://127.0.0.1:1/tickets' });
    useCapture.setState({
      rows: [failed],
      reviewed: [failed],
      review: { ...emptyReview, diagnoses: [led] },
    });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(led)} />);
    await user.click(button('2 more steps, in order'));
    const [action, workflow, other] = screen.getAllByRole('listitem').map((item) => within(item));
    const missing = /^The practice Halo does not have this page/;
    action?.getByRole('button', { name: /^Take me there/ });
    expect(action?.queryByText(missing)).toBeNull();
    workflow?.getByText(missing);
    for (const one of [workflow, other]) expect(one?.queryByRole('button')).toBeNull();
    act(() => {
      useSite.setState({ kind: 'own' });
    });
    expect(action?.queryByRole('button')).toBeNull();
    expect(workflow?.queryByText(missing)).toBeNull();
  });

  test('says at a step without a menu path that the practice Halo has no page for it', () => {
    const text = 'If only this ticket is wrong, move it to the right step.';
    const led = { ...fault, steps: [step({ text })] };
    useSite.setState({ kind: 'practice', url: 'http://127.0.0.1:1/ticket' });
    useCapture.setState({ review: { ...emptyReview, diagnoses: [led] } });
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(led)} />);
    screen.getByText(/^The practice Halo does not have this page/);
  });

  test('counts in the practice Halo what is done in another system or with another record', () => {
    const consent = 'Grant admin consent for the app in the Entra admin centre.';
    const of403 = diagnosis({
      ...fault,
      cause: 'integration-permissions',
      example: '403-integration-import',
      method: 'GET',
      route: '/api/integrationdata/get/azuread',
      wireStatus: 403,
      entries: [1],
      steps: [step({ text: 'Add User.Read.All, of any kind.' }), step({ text: consent })],
    });
    const sent = (index: number, path: string) =>
      rowOf(exchange(index, { method: 'POST', url: `http://127.0.0.1:1/practice/entra/${path}` }));
    // What came before the failure mends nothing.
    const rows = [sent(0, 'permission?name=User.Read.All'), rowOf(exchange(1, { status: 403 }))];
    const review = { ...emptyReview, diagnoses: [of403] };
    const show = (more: readonly ExchangeRow[]) => {
      const all = [...rows, ...more];
      useCapture.setState({ rows: all, reviewed: all, review });
    };
    useSite.setState({ kind: 'practice' });
    show([]);
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(of403)} />);
    screen.getByText('0 of 2 done');
    act(() => {
      show([sent(2, 'consent')]);
    });
    screen.getByText('1 of 2 done, 1 not seen');
    act(() => {
      useSite.setState({ kind: 'own' });
    });
    screen.getByText('0 of 2 done');
  });

  test('ticks in the practice Halo nothing for what was done with another record', () => {
    const of404 = diagnosis({
      ...fault,
      cause: 'approval-link-gone',
      example: '404-approval-link',
      entries: [0],
      steps: [step({ text: 'If it was a mistake, restore ticket 2002. Or ask.' })],
    });
    const restored = (index: number, id: number) =>
      rowOf({
        ...exchange(index, { url: 'http://127.0.0.1:1/api/Tickets', sent: [{ id }] }),
        pageUrl: 'http://127.0.0.1:1/tickets',
      });
    const show = (...more: readonly ExchangeRow[]) => {
      const rows = [rowOf(exchange(0, { status: 404 })), ...more];
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [of404] },
      });
    };
    useSite.setState({ kind: 'practice' });
    show(restored(1, 2008));
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(of404)} />);
    screen.getByText('0 of 1 done');
    act(() => {
      show(restored(1, 2008), restored(2, 2002));
    });
    screen.getByText('1 of 1 done');
  });

  test('says where another reason has no steps of its own that those above are for it too', async () => {
    const reasons = ['It was deleted.', 'It is hidden.'].map((text, place) => ({
      place,
      text,
      tell: null,
      steps: [],
    }));
    const of404 = diagnosis({ ...fault, reasons });
    useCapture.setState({
      rows: [failed],
      reviewed: [failed],
      review: { ...emptyReview, diagnoses: [of404] },
    });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(of404)} />);
    act(() => {
      beginFix({ source: 'live', diagnosis: of404, rows: [failed], place: 'acme.halopsa.com' });
    });
    await user.click(button('Why: one of 2 likely reasons'));
    expect(screen.queryByText(/^The steps above are for this reason too/)).toBeNull();
    await user.click(button('It was something else than: It was deleted.'));
    screen.getByText(/^The steps above are for this reason too/);
    // What was ruled out is none of the reasons that are likely.
    button('1 likely reason');
    await user.click(button('It was something else than: It is hidden.'));
    button('Why: no likely reason is left');
  });

  test('folds all warnings but the first, and says to close the message of Halo', async () => {
    const warnings = ['Never hand out your own password.', 'A new key does not help.'];
    const warned = diagnosis({ ...fault, warnings });
    const review = { ...emptyReview, diagnoses: [warned] };
    useCapture.setState({ rows: [failed], reviewed: [failed], review });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    screen.getByText('Never hand out your own password.');
    screen.getByText('If Halo still shows a message or a form, close it first.');
    const fold = button('1 more warning');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    await user.click(fold);
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    screen.getByText('A new key does not help.');
  });

  test('ticks and unticks a step by the keyboard, and keeps it', async () => {
    const { user } = open();
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Open the agent.' });
    act(() => {
      box.focus();
    });
    await user.keyboard(' ');
    screen.getByText('1 of 2 done');
    expect(kept()?.answers.done).toEqual(['Open the agent.']);
    // The focus is where it was, which is the next step by now.
    expect(document.activeElement).toBe(
      screen.getByRole('checkbox', { name: 'Reload the ticket.', checked: false }),
    );
    await user.keyboard(' ');
    screen.getByText('Save the action again.');
    await user.click(button('All 2 steps'));
    await user.click(screen.getByRole('checkbox', { name: 'Open the agent.', checked: true }));
    expect(kept()?.answers.done).toEqual(['Reload the ticket.']);
  });

  test('keeps a step that is seen while the one before it is being written', () => {
    const page = (name: string) => `https://acme.halopsa.com/${name}`;
    const two = diagnosis({
      ...fault,
      steps: ['rates', 'agents'].map((name) =>
        step({ text: `Open the ${name}.`, open: page(name), sign: 'opened' }),
      ),
    });
    const opened = (index: number, name: string) =>
      rowOf(exchange(index, { method: 'GET', url: page(name), resourceType: 'document' }));
    const show = (...rows: readonly ExchangeRow[]) => {
      record([failed, ...rows]);
      useCapture.setState({ review: { ...emptyReview, diagnoses: [two] } });
    };
    const seen = () => currentFix(useFixes.getState(), 'live', key)?.seen;
    show();
    draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    // In the same moment in which the first step is written, the second one shows.
    const stop = useFixes.subscribe(() => {
      if (seen()?.length === 1) show(opened(1, 'rates'), opened(2, 'agents'));
    });
    act(() => {
      beginFix({ source: 'live', diagnosis: two, rows: [failed], place: 'acme.halopsa.com' });
    });
    act(() => {
      show(opened(1, 'rates'));
    });
    stop();
    expect(seen()).toEqual(['Open the rates.', 'Open the agents.']);
    screen.getByText('2 of 2 done');
  });

  test('says that it goes on with a fix from before, and begins anew without what was done then', async () => {
    const page = 'https://acme.halopsa.com/agents';
    const at = Date.now();
    const steps = [
      step({ text: 'Open the agents.', open: page, sign: 'opened' }),
      step({ text: 'Reload the ticket.' }),
    ];
    const one = diagnosis({ ...fault, entries: [0], steps });
    const both = diagnosis({ ...fault, entries: [0, 2], steps });
    const first = rowOf({ ...exchange(0, { status: 400 }), startedAt: at - 9000 });
    const opened = rowOf({
      ...exchange(1, { method: 'GET', url: page, resourceType: 'document' }),
      startedAt: at - 8000,
    });
    const again = rowOf({ ...exchange(2, { status: 400 }), startedAt: at + 9000 });
    const show = (rows: readonly ExchangeRow[], shown: typeof one) => {
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [shown] },
      });
      showWalkthrough('live', shown);
    };
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    act(() => {
      show([first, opened], one);
    });
    screen.getByText('1 of 2 done');
    expect(screen.queryByRole('button', { name: 'Begin anew' })).toBeNull();
    act(() => {
      show([first, opened, again], both);
    });
    screen.getByText(/^You go on with the fix that you began on .*\d\d:\d\d/);
    screen.getByText('1 of 2 done');
    await user.click(button('Begin anew'));
    screen.getByText('0 of 2 done');
    expect(screen.queryByText(/^You go on with/)).toBeNull();
    expect(kept()?.before?.at).toBe(at + 9000);
  });

  test('says of a step before one that was seen that it was not seen, and leaves it to be ticked', async () => {
    const page = (name: string) => `https://acme.halopsa.com/${name}`;
    const three = diagnosis({
      ...fault,
      steps: [
        step({ text: 'Ask for the change.' }),
        step({ text: 'Open the agents.', open: page('agents'), sign: 'opened' }),
        step({ text: 'Reload the ticket.' }),
      ],
    });
    const show = (...rows: readonly ExchangeRow[]) => {
      record([failed, ...rows]);
      useCapture.setState({ review: { ...emptyReview, diagnoses: [three] } });
    };
    const opened = rowOf(
      exchange(1, { method: 'GET', url: page('agents'), resourceType: 'document' }),
    );
    show(opened);
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    act(() => {
      beginFix({ source: 'live', diagnosis: three, rows: [failed], place: 'acme.halopsa.com' });
    });
    const steps = screen.getByRole('region', { name: 'What to do' });
    within(steps).getByText('1 of 3 done, 1 not seen');
    // Nobody is sent back to what comes before a step that was seen.
    expect(within(steps).getByRole('listitem').textContent).toContain('Reload the ticket.');
    expect(within(steps).queryByRole('button', { name: /more step/ })).toBeNull();
    await user.click(within(steps).getByRole('button', { name: '2 earlier steps' }));
    within(steps).getByText('We saw a later step, but not this one. Tick it if it is done.');
    await user.click(screen.getByRole('checkbox', { name: 'Ask for the change.' }));
    within(steps).getByText('2 of 3 done');
    await user.click(screen.getByRole('checkbox', { name: 'Reload the ticket.' }));
    within(steps).getByText('3 of 3 done');
    await user.click(within(steps).getByRole('button', { name: 'All 3 steps' }));
    // Taken away again, it is the user's word that counts.
    await user.click(screen.getByRole('checkbox', { name: 'Ask for the change.' }));
    within(steps).getByText('2 of 3 done');
    expect(within(steps).queryByText('Not seen')).toBeNull();
  });

  test('has no step that is next once it works, and claims of none that it was done', async () => {
    const { user } = open();
    act(() => {
      record([failed, rowOf(exchange(1, { status: 201 }))]);
    });
    screen.getByText(/^It worked at /);
    expect(screen.queryByRole('button', { name: 'Finish without proof' })).toBeNull();
    const steps = screen.getByRole('region', { name: 'What to do' });
    // What was not seen is no reproach by then, and nothing is left to press but “Done”.
    expect(within(steps).queryByText(/of 2 done/)).toBeNull();
    expect(screen.queryByText(/Close it first|Never hand out/)).toBeNull();
    button('Done');
    expect(screen.queryByRole('button', { name: /I made the change/ })).toBeNull();
    heading('It works');
    screen.getByText('The problem was: No access to this charge rate');
    expect(screen.queryByRole('button', { name: "I can't do this" })).toBeNull();
    await user.click(within(steps).getByRole('button', { name: 'All 2 steps, 0 ticked' }));
    expect(within(steps).queryByText('Not seen')).toBeNull();
    expect(within(steps).queryByRole('listitem', { current: 'step' })).toBeNull();
  });

  test('says behind the step that is next what failed on the way last, and not what was before', async () => {
    const at = Date.now();
    const { user } = open();
    const failure = (index: number, title: string, since: number) => {
      const other = diagnosis({ cause: title, title, entries: [index] });
      const row = rowOf({ ...exchange(index, { status: 500 }), startedAt: at + since });
      return { other, row };
    };
    const others = [
      failure(1, 'Long ago', -9000),
      failure(2, 'A first one', 5000),
      failure(3, 'The last one', 9000),
    ];
    act(() => {
      record([failed, ...others.map(({ row }) => row)]);
      const diagnoses = [fault, ...others.map(({ other }) => other)];
      useCapture.setState({ review: { ...emptyReview, diagnoses } });
    });
    const last = screen.getByText(/The last one/);
    const [first] = screen.getAllByRole('listitem');
    expect(last.compareDocumentPosition(first as HTMLElement)).toBe(
      Node.DOCUMENT_POSITION_PRECEDING,
    );
    expect(screen.queryByText(/Long ago/)).toBeNull();
    await user.click(button('1 more that failed'));
    screen.getByText(/A first one/);
  });

  test('says beside the steps what a try since came to, and leads to its check', async () => {
    const at = Date.now();
    const sent = (index: number, status: number, outcome: string, since: number) =>
      rowOf({
        ...exchange(index, { status, sent: [{ ticket_id: 7, outcome }] }),
        startedAt: at + since,
      });
    const first = sent(0, 400, 'a', -9000);
    const late = sent(2, 400, 'a', 60_000);
    const { user } = open();
    act(() => {
      beginAnew('live', fault);
    });
    const show = (diagnoses: (typeof fault)[], ...rows: readonly ExchangeRow[]) => {
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
    };
    act(() => {
      show([fault], first);
      beginAnew('live', fault);
    });
    expect(screen.queryByText('The same error again')).toBeNull();
    const again = sent(1, 400, 'a', Date.now() + 1 - at);
    act(() => {
      show([{ ...fault, entries: [0, 1] }], first, again);
    });
    // Nothing was done before it, so there is nothing to look at again.
    screen.getByText('It still fails');
    screen.getByText(
      /^It failed once more at .* We did not see the change that the steps ask for before that\./,
    );
    expect(screen.queryByText('The same error again')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Open the agent.' }));
    const since = screen.getByText('Something was done since');
    const now = document.querySelector('[aria-current="step"]');
    // What it leads to stands right below it.
    expect(since.closest('.verdict')?.nextElementSibling?.contains(now)).toBe(true);
    screen.getByText(/^It last failed at .*, before that\. Do the step below too, then check\.$/);
    await user.click(screen.getByRole('checkbox', { name: 'Reload the ticket.' }));
    screen.getByText(/^It last failed at .*, before that\. Now check if it works/);
    act(() => {
      show([{ ...fault, entries: [0, 1, 2] }], first, again, late);
    });
    screen.getByText('The same error again');
    screen.getByText(/^It failed once more at .* Look at the steps again/);
    act(() => {
      show([fault], first, sent(2, 201, 'b', 9000));
    });
    screen.getByText(/^It worked, but /);
    await user.click(button(/I made the change/));
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'check', failed: 0 });
  });

  test('takes a failure that a step has tried in part for an answer to that step', () => {
    const at = Date.now();
    const why = 'If it fails again, the query itself is the reason.';
    const look = step({ text: 'Choose a short period.', why, sign: 'varied', does: 'looks' });
    const slow = diagnosis({
      cause: 'report-timeout',
      method: 'GET',
      route: '/api/report/{id}',
      status: 504,
      entries: [0],
      steps: [look, step({ text: 'Add a filter.' })],
    });
    const url = 'https://acme.halopsa.com/api/report/21?loadreport=true';
    const read = (index: number, more: string, since: number) =>
      rowOf({
        ...exchange(index, { method: 'GET', url: `${url}${more}`, status: 504 }),
        startedAt: at + since,
      });
    const show = (diagnoses: (typeof slow)[], ...rows: readonly ExchangeRow[]) => {
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
    };
    const first = read(0, '', -9000);
    show([slow], first);
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(slow)} />);
    act(() => {
      beginAnew('live', slow);
    });
    act(() => {
      show([{ ...slow, entries: [0, 1] }], first, read(1, '&start=2026-11-01', 60_000));
    });
    const answer = screen.getByText('That is an answer, too').closest('.verdict');
    expect(answer?.textContent).toContain(why);
    expect(screen.queryByText('The same error again')).toBeNull();
    expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('Add a filter.');
  });

  test('opens the request on what was sent, where that is the fault', async () => {
    const wrong = diagnosis({ cause: 'wrong-value', status: 422, entries: [0] });
    const review = { ...emptyReview, diagnoses: [wrong] };
    const sent = { ...failed, method: 'POST', deed: { sent: ['name=5'], partial: false } };
    useCapture.setState({ rows: [sent], reviewed: [sent], review });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(wrong)} />);
    expect(useView.getState().tab).toBe('headers');
    await user.click(button('See the request'));
    expect(useView.getState().tab).toBe('payload');
  });

  test.for([
    ['a request that sent nothing', 'wrong-value', failed.url],
    ['one whose sending is not at fault', 'forbidden', `${failed.url}?page=2`],
  ] as const)('opens %s elsewhere than on what was sent', async ([, cause, url]) => {
    const found = diagnosis({ cause, entries: [0] });
    const rows = [{ ...failed, url }];
    const review = { ...emptyReview, diagnoses: [found] };
    useCapture.setState({ rows, reviewed: rows, review });
    useView.setState({ tab: 'payload' });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(found)} />);
    await user.click(button('See the request'));
    expect(useView.getState().tab).toBe('headers');
  });

  test('offers no request where a message without one was pasted', () => {
    const pasted = { ...failed, url: '' };
    const review = { ...emptyReview, diagnoses: [fault] };
    showFile({ ...emptySource, rows: [pasted], review });
    draw(<WalkthroughScreen source="file" diagnosisKey={key} />);
    heading('No access to this charge rate');
    expect(screen.queryByRole('button', { name: 'See the request' })).toBeNull();
  });

  test('of a file asks for a new recording, and has what is left of a limit sent after a wait', () => {
    const limited = diagnosis({
      cause: 'halo-rate-limit',
      status: 429,
      entries: [0],
      pace: { batch: 24, wait: 60, batchSource: '', waitSource: '' },
    });
    const rows = [{ ...failed, status: 429, action: 'Clicked “Send”' }];
    const review = { ...emptyReview, diagnoses: [limited] };
    showFile({ ...emptySource, rows, review });
    draw(<WalkthroughScreen source="file" diagnosisKey={diagnosisKey(limited)} />);
    screen.getByText('Send the one that is left once more, after a wait of 60 seconds.');
    button(/Check a new recording$/);
    expect(screen.queryByRole('button', { name: /Do it again to check/ })).toBeNull();
  });

  test('counts down on its main button as long as a limit wants nothing sent, and leads nowhere', async () => {
    const limited = diagnosis({
      cause: 'halo-rate-limit',
      status: 429,
      entries: [0],
      pace: { batch: 24, wait: 60, batchSource: '', waitSource: '' },
    });
    const show = (startedAt: number) => {
      const rows = [{ ...failed, status: 429, startedAt, duration: 0 }];
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [limited] },
      });
    };
    show(Date.now());
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(limited)} />);
    const wait = button(/^Do it again to check, in \d+ seconds$/);
    expect(wait.getAttribute('aria-disabled')).toBe('true');
    await user.click(wait);
    expect(useWizard.getState().places.now.screen).not.toBe('check');
    act(() => {
      show(Date.now() - 120_000);
    });
    await user.click(button(/Do it again to check$/));
    expect(useWizard.getState().places.now.screen).toBe('check');
  });

  test('counts apart the steps that are for some cases, and folds what is known already', async () => {
    const many = diagnosis({
      ...fault,
      steps: [
        step({ text: 'Search for the number.', does: 'looks', known: true }),
        step({ text: 'Change the number.' }),
        step({ text: 'Send it again.', does: 'tries' }),
        step({ text: 'If it is a program, mend that.', perhaps: true }),
      ],
    });
    record([failed]);
    useCapture.setState({ review: { ...emptyReview, diagnoses: [many] } });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    screen.getByText('0 of 2 done');
    const framed = () => screen.getByRole('listitem', { current: 'step' }).textContent;
    expect(framed()).toContain('Change the number.');
    await user.click(button('1 more step, and 1 for some cases only'));
    screen.getByText('For some cases only');
    button('You know this already: Search for the number.');
    act(() => {
      beginFix({ source: 'live', diagnosis: many, rows: [failed], place: 'acme.halopsa.com' });
    });
    await user.click(screen.getByRole('checkbox', { name: 'Change the number.' }));
    await user.click(screen.getByRole('checkbox', { name: 'Send it again.' }));
    // What is for some cases is not next once something was done.
    expect(screen.queryByRole('listitem', { current: 'step' })).toBeNull();
    screen.getByText('2 of 2 done');
    button('All 4 steps');
  });

  test('leaves out of a step the address that its own button opens', () => {
    const address = 'https://acme.halopsa.com/reports?id=21&loadreport=false';
    const slow = diagnosis({
      entries: [0],
      steps: [step({ text: `Open the report without its data: ${address}`, open: address })],
    });
    const review = { ...emptyReview, diagnoses: [slow] };
    useCapture.setState({ rows: [failed], reviewed: [failed], review });
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(slow)} />);
    screen.getByText('Open the report without its data.');
    button('Take me there: Open the report without its data.');
  });

  test.each([
    ['another page', '/tickets', undefined, true],
    ['the page that is shown', '/console', undefined, false],
    ['the page that is shown, where the step is to open it', '/console', 'opened', true],
  ] as const)('loads with “Take me there” %s: %s', async (_, path, sign, isLoaded) => {
    const halo = 'https://acme.halopsa.com';
    const open = `${halo}/console`;
    const only = step({ text: 'Change the method', open, ...(sign === undefined ? {} : { sign }) });
    const led = diagnosis({ entries: [0], steps: [only] });
    useSite.setState({ open: true, kind: 'own', url: `${halo}${path}` });
    useCapture.setState({
      rows: [failed],
      reviewed: [failed],
      review: { ...emptyReview, diagnoses: [led] },
    });
    const { user, asked } = draw(
      <WalkthroughScreen source="live" diagnosisKey={diagnosisKey(led)} />,
    );
    await user.click(button(/^Take me there/));
    const visit = { name: 'site.visit', input: { url: open, isOurs: true } };
    const names = asked.map(({ name }) => name);
    expect(asked.filter(({ name }) => name === 'site.visit')).toEqual(isLoaded ? [visit] : []);
    expect(names.includes('site.focus')).toBe(!isLoaded);
    await waitFor(() => {
      expect(noticed()).toEqual(
        isLoaded
          ? []
          : [
              'You are on that page already. What you typed stays: only the round arrow above Halo loads it anew.',
            ],
      );
    });
  });

  test.each([
    ['is there already, and says so', undefined, true],
    ['is another one', undefined, false],
    ['is there, where the step is to open it', 'opened', false],
  ] as const)(
    'leaves a page of the user’s own browser as it is that %s',
    async (_, sign, isThere) => {
      const open = 'https://acme.halopsa.com/console';
      const only = step({
        text: 'Change the method',
        open,
        ...(sign === undefined ? {} : { sign }),
      });
      const led = diagnosis({ entries: [0], steps: [only] });
      useSite.setState({
        kind: 'own',
        browser: {
          name: 'edge',
          title: 'Microsoft Edge',
          version: 'Edg/152',
          stage: 'recording',
          door: 'open',
          tabs: 1,
        },
      });
      useCapture.setState({
        rows: [failed],
        reviewed: [failed],
        review: { ...emptyReview, diagnoses: [led] },
      });
      const { user, asked } = draw(
        <WalkthroughScreen source="live" diagnosisKey={diagnosisKey(led)} />,
        { 'site.visit': isThere },
      );
      await user.click(button(/^Take me there/));
      const stays = sign === undefined ? { stays: true } : {};
      expect(asked).toContainEqual({
        name: 'site.visit',
        input: { url: open, isOurs: true, ...stays },
      });
      await waitFor(() => {
        expect(noticed()).toEqual(
          isThere ? [expect.stringMatching(/^You are on that page already/)] : [],
        );
      });
    },
  );

  test('leads to the check, to the request and to the message for somebody else', async () => {
    const { user, asked } = open({ 'link.open': { opened: true } });
    await user.click(button("I can't do this"));
    await user.click(button('Copy the message'));
    expect(asked.at(-1)).toEqual({
      name: 'clipboard.write',
      input: { text: 'A right is missing\n\nPlease look at the agent.' },
    });
    await user.click(button('Read more'));
    await user.click(button('About charge rates'));
    expect(asked.at(-1)).toEqual({
      name: 'link.open',
      input: { url: 'https://halo.example/charge-rates' },
    });
    await user.click(button('See the request'));
    expect(useWizard.getState()).toMatchObject({ drawer: 'part', selected: { live: 0 } });
    await user.click(button('I made the change. Do it again to check'));
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'check', source: 'live', key });
  });

  test('says of no change that somebody made it where a step is to wait', () => {
    const away = { ...fault, steps: [step({ text: 'Wait five minutes.', waits: true })] };
    useCapture.setState({ review: { ...emptyReview, diagnoses: [away] } });
    draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    button('Do it again to check');
    expect(screen.queryByText(/I made the change/)).toBeNull();
  });

  test('says what was done where that was no change', () => {
    const steps = [step({ text: 'Sign in.', said: 'I signed in again.' }), ...fault.steps];
    useCapture.setState({ review: { ...emptyReview, diagnoses: [{ ...fault, steps }] } });
    draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    button('I signed in again. Do it again to check');
    expect(screen.queryByText(/I made the change/)).toBeNull();
  });

  test('says once at a step that it is done outside Halo, until it is ticked', async () => {
    const words = 'This is done outside Halo. We cannot see it there, so tick it yourself.';
    const outer = step({ text: 'Check the firewall.', who: 'it-team', outside: true });
    const steps = [outer, step({ text: 'Open Halo again.' })];
    useCapture.setState({ review: { ...emptyReview, diagnoses: [{ ...fault, steps }] } });
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey={key} />);
    screen.getByText(words);
    act(() => {
      beginFix({ source: 'live', diagnosis: { ...fault, steps }, rows: [failed], place: '' });
    });
    await user.click(screen.getByRole('checkbox', { name: 'Check the firewall.' }));
    expect(screen.queryByText(words)).toBeNull();
  });

  test('names no number at the step where one is left to send after a limit', () => {
    const many = 'Choose at most 24 at a time, and send them.';
    const one = 'Choose the one that is left, and send it.';
    const choose = step({ text: many, last: one, why: 'Why this number: the limit is 60.' });
    const limited = diagnosis({
      cause: 'integration-rate-limit',
      status: 429,
      pace: { batch: 24, wait: 60, batchSource: '', waitSource: '' },
      steps: [choose],
      entries: [0, 1],
    });
    const sent = (index: number, status: number, id: number) =>
      rowOf(exchange(index, { status, sent: [{ id }] }));
    const rows = [sent(0, 429, 1), sent(1, 429, 2)];
    const contents = {
      ...useCapture.getState().contents,
      sentText: (index: number) => String(index % 2),
    };
    useCapture.setState({
      rows,
      reviewed: rows,
      contents,
      review: { ...emptyReview, diagnoses: [limited] },
    });
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(limited)} />);
    screen.getByText(many);
    act(() => {
      const more = [...rows, sent(2, 200, 1)];
      useCapture.setState({ rows: more, reviewed: more });
    });
    screen.getByText(one);
    expect(screen.queryByText(/24|Why this number/)).toBeNull();
  });

  test.each([
    ['client-timeout', 'network'],
    ['connection-failed', 'network'],
    ['blocked-by-client', 'browser'],
    ['offline', 'network'],
  ] as const)('says of no change that somebody made it where no answer came: %s', (cause, by) => {
    const cut = diagnosis({ cause, status: 0, refusedBy: by, entries: [0], steps: fault.steps });
    useCapture.setState({ review: { ...emptyReview, diagnoses: [cut] } });
    draw(<WalkthroughScreen source="live" diagnosisKey={diagnosisKey(cut)} />);
    button('Do it again to check');
    expect(screen.queryByText(/I made the change/)).toBeNull();
  });

  test('ends without proof, and speaks of no missing check: one may have been made', async () => {
    const { user } = open();
    await user.click(button('Finish without proof'));
    expect(kept()?.outcome).toBe('left');
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'done', worked: false });
  });

  test('of a diagnosis that is gone leads back to the results', async () => {
    const { user } = draw(<WalkthroughScreen source="live" diagnosisKey="gone" />);
    heading('This problem is no longer in the recording.');
    await user.click(button('Back to the results'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'results', source: 'live' });
  });

  test('goes on under the new explanation when what comes later explains the same failure', async () => {
    open();
    useWizard.setState({
      places: { past: [], now: { screen: 'walkthrough', source: 'live', key }, future: [] },
    });
    const ended = diagnosis({
      cause: 'session-expired',
      title: 'Your sign-in ended',
      entries: [0],
    });
    act(() => {
      useCapture.setState({ review: { ...emptyReview, diagnoses: [ended] } });
    });
    heading('Your sign-in ended');
    const other = diagnosisKey(ended);
    await expect.poll(() => useWizard.getState().places.now).toMatchObject({ key: other });
    screen.getByText(
      'What came since changed our explanation. Before, we said: No access to this charge rate',
    );
    expect(currentFix(useFixes.getState(), 'live', other)?.diagnosis.cause).toBe('session-expired');
  });
});
