import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { shippedScenarios } from '../../../../shared/learn/scenario.ts';
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
  [{ do: 'visit', path: '/zzyx' }, 'practice.visit {"page":"/zzyx"}'],
  [{ do: 'visit', path: '/console', page: 'API console' }, 'practice.visit {"page":"API console"}'],
  [{ do: 'see', text: 'Saved' }, null],
] as const)('%j is told as %s', (action, told) => {
  expect(instructionOf(action, t)).toBe(told);
});

test('each page that a failure of the practice Halo needs goes by a name', () => {
  const files = import.meta.glob('../../../../resources/practice/scenarios/*.json', {
    eager: true,
    import: 'default',
  });
  const told = shippedScenarios(files)
    .flatMap(({ provoke }) => provoke.filter((action) => action.do === 'visit'))
    .map((action) => instructionOf(action, t));
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((words) => words?.includes('"/'))).toEqual([]);
});
