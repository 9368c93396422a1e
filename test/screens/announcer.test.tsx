import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { builtInLessons } from '../../renderer/learn/lessons.ts';
import { startRun, usePlayer } from '../../renderer/store/lesson-run.ts';
import { show, usePlace } from '../../renderer/store/wizard.ts';
import { WizardPanel } from '../../renderer/window/wizard-panel.tsx';
import { draw } from './draw.tsx';

const [ready] = builtInLessons;
if (ready === undefined) throw new Error('there is no lesson');
const steps = ready.lesson.steps.map(({ id }) => id);

function Panel() {
  return <WizardPanel place={usePlace()} />;
}
/** The screens are fetched one after the other. */
const patient = { timeout: 10_000 };
const heard = () =>
  document.querySelector('p.visually-hidden[role=status]')?.textContent ?? 'nothing is there';

test('a screen reader hears the step where it is on screen, and nothing of it elsewhere', async () => {
  usePlayer.setState({ run: { ...startRun(ready, []), state: 'playing' } });
  show({ screen: 'lesson' });
  draw(<Panel />);
  await expect.poll(heard, patient).toMatch(/^Step 1/);
  act(() => {
    show({ screen: 'help', page: null });
  });
  await screen.findByRole('heading', { name: 'Help' });
  expect(heard()).toBe('');
  act(() => {
    show({ screen: 'reproduce', source: 'live' });
  });
  await expect.poll(heard, patient).toMatch(/^Step 1/);
});

test('that a lesson is finished is heard on its own screen alone', async () => {
  usePlayer.setState({ run: startRun(ready, steps) });
  show({ screen: 'lesson' });
  draw(<Panel />);
  await expect.poll(heard, patient).toContain('Lesson finished');
  act(() => {
    show({ screen: 'start' });
  });
  await screen.findByRole('heading', { name: 'What went wrong?' });
  expect(heard()).toBe('');
});
