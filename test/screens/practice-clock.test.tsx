import { expect, test, vi } from 'vitest';
import { practiceStrip } from '../../resources/practice/app/strip.js';

test('the clock of the practice Halo goes on, and stops with its page', async () => {
  vi.useFakeTimers();
  const state = { run: '1', now: '2026-11-30T09:30:40', maintenance: false };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(state)));
  const strip = practiceStrip(() => undefined);
  document.body.append(strip);
  const shown = () => strip.querySelector('[data-testid="practice-time"]')?.textContent;
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe('30 Nov 2026, 09:30');
  await vi.advanceTimersByTimeAsync(90_000);
  expect(shown()).toBe('30 Nov 2026, 09:32');
  strip.remove();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(shown()).toBe('30 Nov 2026, 09:32');
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
