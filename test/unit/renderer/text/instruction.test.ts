import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { instructionOf } from '../../../../renderer/text/instruction.ts';

/** Says which words are asked for, and what is put in. */
const t = ((key: string, values: object) =>
  `${key} ${JSON.stringify(values)}`) as unknown as TFunction;

test.each([
  [
    { do: 'click', target: { role: 'checkbox', name: 'Maintenance' } },
    'practice.tick {"name":"Maintenance"}',
  ],
  [{ do: 'click', target: { role: 'button', name: 'Send' } }, 'practice.click {"name":"Send"}'],
  [
    { do: 'select', target: { role: 'combobox', name: 'Show' }, value: 'All' },
    'practice.select {"name":"Show","value":"All"}',
  ],
  [
    { do: 'fill', target: { testid: 'note' }, value: 'Hello' },
    'practice.fill {"name":"note","value":"Hello"}',
  ],
  [{ do: 'visit', path: '/assets' }, 'practice.visit {"page":"Assets"}'],
  [{ do: 'visit', path: '/reports?a=1&id=24' }, 'practice.visitRecord {"page":"report 24"}'],
  [{ do: 'visit', path: '/zzyx' }, 'practice.visitLink undefined'],
  [{ do: 'see', text: 'Saved' }, null],
] as const)('%j is told as %s', (action, told) => {
  expect(instructionOf(action, t)).toBe(told);
});
