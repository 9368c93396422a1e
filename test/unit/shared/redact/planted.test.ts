import { describe, expect, it } from 'vitest';
import { base64, plantedHar } from './planted-har.ts';
import { redactHar } from './redact-text.ts';

/** A text and all that stands behind base64 in it. */
function unpacked(text: string): string {
  const found = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? [];
  return [
    text,
    ...found.map((one) => {
      try {
        return atob(one.replaceAll('-', '+').replaceAll('_', '/'));
      } catch {
        return '';
      }
    }),
  ].join('\n');
}

describe('The planted secrets', () => {
  const { har, secrets, personal } = plantedHar();
  const before = JSON.stringify(har);
  const { text, redacted } = redactHar(before);

  it('are at least 200', () => {
    expect(secrets.length).toBeGreaterThanOrEqual(200);
    expect(
      secrets.filter(({ value }) => !unpacked(before).includes(value)).map(({ where }) => where),
    ).toEqual([]);
  });

  it('are gone from the redacted HAR, in plain and behind base64', () => {
    const after = unpacked(text);
    expect(
      secrets
        .filter(({ value }) => after.includes(value) || after.includes(base64(value).slice(0, 12)))
        .map(({ where }) => where),
    ).toEqual([]);
  });

  it('include personal data, which can be kept', () => {
    expect(
      personal
        .filter(({ value }) => text.includes(value) || text.includes(encodeURIComponent(value)))
        .map(({ where }) => where),
    ).toEqual([]);
    const kept = redactHar(before, true).text;
    expect(
      personal
        .filter(({ value }) => !kept.includes(value) && !kept.includes(encodeURIComponent(value)))
        .map(({ where }) => where),
    ).toEqual([]);
    expect(
      secrets.filter(({ value }) => unpacked(kept).includes(value)).map(({ where }) => where),
    ).toEqual([]);
  });

  it('leave a file that holds every entry and that redacts to itself', () => {
    expect(redacted.entries).toBe((har['log'] as { entries: unknown[] }).entries.length);
    expect(redactHar(text).text).toBe(text);
  });
});
