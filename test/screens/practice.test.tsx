import { act, cleanup, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ReproduceScreen } from '../../renderer/find/reproduce-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { scenarios } from '../../renderer/platform/scenarios.ts';
import { changeFix } from '../../renderer/store/fixes.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { routeOf } from '../../shared/rules/route.ts';
import { useSite } from '../../renderer/store/site.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw } from './draw.tsx';

const charge = 'A charge rate that is not allowed';
const link = 'An approval link to a deleted ticket';
const answers = { 'practice.open': { url: 'http://127.0.0.1:1/' }, 'practice.show': 'done' };
const sections = () =>
  screen
    .getAllByRole('heading', { level: 2 })
    .map((one) => one.textContent)
    .filter((words) => /^(Failures to try|What you did)/.test(words));

beforeEach(() => {
  useSite.setState({ open: true, kind: 'practice', recording: 'on' });
  useCapture.setState({ rows: [], reviewed: [], review: emptyReview });
});

describe('the failures of the practice Halo', () => {
  test('say what to press as soon as somebody is taken there', async () => {
    const { user, asked } = draw(<ReproduceScreen />, answers);
    expect(screen.queryByText('Press “Save action”.')).toBeNull();
    await user.click(button(`Take me there: ${charge}`));
    screen.getByText('Press “Save action”.');
    expect(button(charge).getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => asked.map(({ name }) => name)).toContain('practice.show');
    await user.click(button(charge));
    expect(screen.queryByText('Press “Save action”.')).toBeNull();
  });

  test('open an address that a failure needs, for nobody types it', async () => {
    const { user, asked } = draw(<ReproduceScreen />, answers);
    await user.click(button(link));
    await user.click(button('Open approval 701'));
    expect(asked).toContainEqual({
      name: 'practice.open',
      input: {
        path: expect.stringMatching(/^\/portal\/approval\?id=701/) as string,
        isFollowed: true,
      },
    });
  });

  test('have an arrow whose words lie over none of the other rows', async () => {
    const { user } = draw(<ReproduceScreen />, answers);
    await user.tab();
    act(() => {
      button(`Take me there: ${charge}`).focus();
    });
    expect(screen.getByRole('tooltip').textContent).toBe('Take me there');
  });

  test('tick off the one that was seen to work again, and no other', () => {
    const scenario = scenarios.find(({ title }) => title === charge);
    const { cause = '', example = null, fails } = scenario ?? {};
    const fault = diagnosis({
      cause,
      example,
      method: fails?.method ?? '',
      route: routeOf(fails?.path ?? ''),
      status: 400,
      wireStatus: 400,
      entries: [0],
    });
    draw(<ReproduceScreen />, answers);
    expect(screen.queryByText('Fixed')).toBeNull();
    act(() => {
      beginFix({ source: 'live', diagnosis: fault, rows: [], place: 'practice' });
      changeFix('live', diagnosisKey(fault), { outcome: 'said' });
    });
    expect(screen.queryByText('Fixed')).toBeNull();
    act(() => {
      changeFix('live', diagnosisKey(fault), { outcome: 'fixed' });
    });
    const row = screen.getByText('Fixed').closest('.practice-row');
    expect(row?.textContent).toContain(charge);
  });

  test('stand in one line each, their number first, so that all are seen at once', () => {
    draw(<ReproduceScreen />, answers);
    const rows = [...document.querySelectorAll('.practice-row')];
    expect(rows.length).toBeLessThanOrEqual(13);
    for (const row of rows) {
      expect(row.firstElementChild?.className).toContain('practice-number');
      // What fits beside the number in the narrowest column.
      expect(row.querySelector('h3')?.textContent.length).toBeLessThanOrEqual(36);
    }
  });

  test('hide no number behind the fold, where each number has its words', async () => {
    const { user } = draw(<ReproduceScreen />, answers);
    const numbers = () =>
      [...document.querySelectorAll('.practice-number')].map(({ textContent }) => textContent);
    const atOnce = numbers();
    for (const number of ['400', '401', '403', '404', '405', '409', '422', '429', '500', '504'])
      expect(atOnce).toContain(number);
    const fold = button(/^\d+ more failures$/);
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    await user.click(fold);
    expect(scrolled).toHaveBeenCalledWith({ block: 'start' });
    const behind = numbers().slice(atOnce.length);
    expect(behind.length).toBeGreaterThan(0);
    expect(behind.filter((number) => !atOnce.includes(number))).toEqual([]);
    const words = screen
      .getAllByRole('heading', { level: 4 })
      .map(({ textContent }) => textContent);
    expect(words).toContain('401: Not signed in, or the sign-in was not accepted');
    expect(words.at(-1)).toMatch(/^Without a number: /);
    expect(words.map((one) => /^\d+/.exec(one)?.[0] ?? '')).toEqual([...new Set(behind)]);
  });

  test('stay put above what was done, until something is found', () => {
    draw(<ReproduceScreen />, answers);
    expect(sections()).toEqual(['Failures to try', 'What you did, and what came of it']);
    const rows = [rowOf(exchange(0, { status: 400 }))];
    act(() => {
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [diagnosis({ entries: [0] })] },
      });
    });
    expect(sections()).toEqual(['What you did, and what came of it', 'Failures to try']);
  });

  test('stand first again for whoever goes on to the next, and the one that was begun stays open', async () => {
    const { user } = draw(<ReproduceScreen />, answers);
    const [old, late] = [Date.now() - 10_000, Date.now() + 10_000];
    const failAt = (...times: readonly number[]) => {
      const rows = times.map((startedAt, at) => ({
        ...rowOf(exchange(at, { status: 400 })),
        startedAt,
      }));
      const found = diagnosis({ entries: times.map((_, at) => at) });
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses: [found] } });
    };
    act(() => {
      failAt(old);
    });
    expect(sections()[0]).toMatch(/^What you did/);
    await user.click(button(`Take me there: ${charge}`));
    expect(sections()[0]).toBe('Failures to try');
    act(() => {
      failAt(old, late);
    });
    expect(sections()[0]).toMatch(/^What you did/);
    cleanup();
    draw(<ReproduceScreen />, answers);
    screen.getByText('Press “Save action”.');
  });
});
