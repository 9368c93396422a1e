import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadPace } from '../../../../main/browser/pace.ts';

function reading() {
  let isPaused = false;
  let now = 0;
  const pace = new ReadPace(
    {
      pause: () => {
        isPaused = true;
      },
      resume: () => {
        isPaused = false;
      },
    },
    () => now,
  );
  return {
    came: (bytes: number): boolean => {
      pace.came(bytes);
      return isPaused;
    },
    wait(milliseconds: number): boolean {
      now += milliseconds;
      vi.advanceTimersByTime(milliseconds);
      return isPaused;
    },
  };
}

describe('how often a browser is read', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('a quiet browser is read at each of its messages', () => {
    const { came, wait } = reading();
    expect(came(1_000)).toBe(false);
    expect(came(1_000)).toBe(false);
    wait(11);
    expect(came(4_000)).toBe(false);
  });

  it('a busy one after a pause, as long as it is busy', () => {
    const { came, wait } = reading();
    expect(came(4_500)).toBe(true);
    expect(wait(9)).toBe(true);
    expect(wait(1)).toBe(false);
    expect(came(500)).toBe(true);
    expect(wait(10)).toBe(false);
    wait(11);
    expect(came(500)).toBe(false);
  });

  it('what is larger than waits in a connection is read without a pause', () => {
    const { came } = reading();
    expect(came(65_536)).toBe(false);
    expect(came(65_536)).toBe(false);
  });
});
