import { describe, expect, it } from 'vitest';
import { sandboxWorks } from '../../../../../main/launch/runtime/sandbox.mjs';

describe("Chromium's sandbox on Linux", () => {
  it('works where ordinary programs may make namespaces, or a helper of root stands in', () => {
    expect(sandboxWorks({ root: false, namespaces: true, helper: false })).toBe(true);
    expect(sandboxWorks({ root: false, namespaces: false, helper: true })).toBe(true);
  });

  it('is asked for, not left out, where neither is given', () => {
    expect(sandboxWorks({ root: false, namespaces: false, helper: false })).toBe(false);
  });

  it('is no question for root, for whom Chromium has none', () => {
    expect(sandboxWorks({ root: true, namespaces: false, helper: false })).toBe(true);
  });
});
