import { afterEach, expect, test, vi } from 'vitest';
import { practiceStrip } from '../../resources/practice/app/strip.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the clock of the practice Halo goes on between two presses, so that nothing seems to lie ahead of it', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-12-01T00:06:30Z') });
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ now: '2026-12-01T01:06:30', maintenance: false })),
  );
  const strip = practiceStrip(() => undefined);
  // The clock stops with the page that it stands on.
  document.body.append(strip);
  await vi.advanceTimersByTimeAsync(0);
  expect(strip.textContent).toContain('1 Dec 2026, 01:06');
  await vi.advanceTimersByTimeAsync(31_000);
  expect(strip.textContent).toContain('1 Dec 2026, 01:07');
  strip.remove();
});
