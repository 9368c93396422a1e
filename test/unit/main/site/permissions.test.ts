import { expect, test } from 'vitest';
import { say } from '../../../../shared/words/say.ts';
import { permissions, refusalWords } from '../../../../main/site/permissions.ts';

test('two permissions are granted, and each rule has its words and a reason', () => {
  const rules = Object.entries(permissions);
  expect(rules.filter(([, rule]) => rule.isGranted).map(([name]) => name)).toEqual([
    'clipboard-sanitized-write',
    'fullscreen',
  ]);
  for (const [name, { wish, reason }] of rules)
    expect(
      [say(wish), reason].every((text) => text.length > 5 && text.length < 120),
      name,
    ).toBe(true);
});

test('a refusal is told in plain words, also of something that later browsers invent', () => {
  expect(refusalWords('geolocation')).toBe(
    'The page wanted to know where you are. That is never allowed here. If something on the page fails by it, try it in your own browser.',
  );
  expect(refusalWords('constructor')).toContain('use “constructor”');
  expect(refusalWords('x'.repeat(10_000)).length).toBeLessThan(300);
});
