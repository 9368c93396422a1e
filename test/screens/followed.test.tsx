import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ReproduceScreen } from '../../renderer/find/reproduce-screen.tsx';
import { ResultsScreen } from '../../renderer/why/results-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { changeFix, currentFix, useFixes } from '../../renderer/store/fixes.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { firstPlaces } from '../../renderer/store/place.ts';
import { back, show, useWizard } from '../../renderer/store/wizard.ts';
import { useSite } from '../../renderer/store/site.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw } from './draw.tsx';

const fault = diagnosis({ entries: [0] });
const key = diagnosisKey(fault);
const failed = rowOf(exchange(0, { status: 400 }));
const steps = { screen: 'walkthrough', source: 'live', key } as const;

/** The steps were opened, then left for another screen. */
const follow = (next: 'results' | 'reproduce') => {
  useCapture.setState({
    rows: [failed],
    reviewed: [failed],
    review: { ...emptyReview, diagnoses: [fault] },
  });
  const drawn = draw(next === 'results' ? <ResultsScreen source="live" /> : <ReproduceScreen />);
  act(() => {
    beginFix({ source: 'live', diagnosis: fault, rows: [failed], place: 'acme.halopsa.com' });
    show(steps);
    show({ screen: next, source: 'live' });
  });
  return drawn;
};
const followed = () => screen.getByRole('region', { name: 'You are fixing this problem' });

describe('the failure that is being fixed', () => {
  test('stays in sight while it is tried again, and one click leads back to its steps', async () => {
    const { user } = follow('reproduce');
    within(followed()).getByText(fault.title);
    await user.click(button('Back to the steps'));
    expect(useWizard.getState().places.now).toEqual(steps);
  });

  test('does not stand beside its own card, and is told from the problem of the page', async () => {
    const { user } = follow('results');
    const regions = () => screen.queryAllByRole('region', { name: /you are fixing/i });
    expect(regions()).toEqual([]);
    const away = diagnosis({ cause: 'away', title: 'Halo is away', status: 503, entries: [1] });
    act(() => {
      const rows = [failed, rowOf({ ...exchange(1, { status: 503 }), startedAt: Date.now() + 9 })];
      const review = { ...emptyReview, diagnoses: [away, fault] };
      useCapture.setState({ rows, reviewed: rows, review });
    });
    const other = screen.getByRole('region', { name: 'Another problem that you are fixing' });
    within(other).getByText(fault.title);
    expect(within(other).queryByText(/Halo is away/)).toBeNull();
    await user.click(within(other).getByRole('button', { name: 'Back to the steps' }));
    expect(useWizard.getState().places.now).toEqual(steps);
  });

  test('stays in sight for who went back out of its steps, and then on to another screen', () => {
    follow('reproduce');
    act(() => {
      useWizard.setState({ places: firstPlaces });
      show(steps);
      back();
    });
    within(followed()).getByText(fault.title);
    act(() => {
      show({ screen: 'reproduce', source: 'live' });
    });
    within(followed()).getByText(fault.title);
  });

  test('stands with what else failed on the way, in the words of the timeline', () => {
    follow('reproduce');
    const other = rowOf({
      ...exchange(1, { status: 503, method: 'GET' }),
      startedAt: Date.now() + 1_000,
      action: 'Opened the page /config/integrations/integrator',
    });
    const away = diagnosis({ cause: 'away', title: 'Halo is away', status: 503, entries: [1] });
    act(() => {
      const rows = [failed, other];
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [fault, away] },
      });
    });
    within(followed()).getByText(
      'You opened the page “Halo Integrator”. That failed: Halo is away',
      { exact: false },
    );
  });

  test('is watched on while it is tried again', () => {
    follow('reproduce');
    const works = rowOf(exchange(1, { status: 200 }));
    act(() => {
      useCapture.setState({ rows: [failed, works], reviewed: [failed, works] });
    });
    within(followed()).getByText(/It worked/);
  });

  test('is put away by whoever is not fixing it any more', async () => {
    const { user } = follow('reproduce');
    await user.click(button('I am not fixing this any more'));
    expect(screen.queryByRole('region', { name: 'You are fixing this problem' })).toBeNull();
    expect(currentFix(useFixes.getState(), 'live', key)?.outcome).toBe('left');
  });

  test('is left with the practice Halo that is reset, and begun anew where it fails in the next', async () => {
    useSite.setState({ open: true, kind: 'practice', recording: 'on' });
    const rows = [failed];
    const review = { ...emptyReview, diagnoses: [fault] };
    useCapture.setState({ rows, reviewed: rows, review });
    const { user } = draw(<ReproduceScreen />, {
      'practice.open': { url: 'http://127.0.0.1:1/' },
    });
    const begin = () => {
      beginFix({ source: 'live', diagnosis: fault, rows, place: 'practice' });
      return currentFix(useFixes.getState(), 'live', key)?.id;
    };
    const before = act(begin);
    followed();
    await user.click(button('Reset the practice Halo'));
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: 'You are fixing this problem' })).toBeNull();
    });
    expect(useFixes.getState().records.map(({ outcome }) => outcome)).toEqual(['left']);
    expect(act(begin)).not.toBe(before);
  });

  test('is no longer shown once it was seen to be fixed', () => {
    follow('reproduce');
    act(() => {
      changeFix('live', key, { outcome: 'fixed' });
    });
    expect(screen.queryByRole('region', { name: 'You are fixing this problem' })).toBeNull();
  });
});
