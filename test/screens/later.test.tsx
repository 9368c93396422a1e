import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { fetchLater, later } from '../../renderer/platform/later.ts';

test('a screen whose code was fetched is there at once, with no empty moment before', async () => {
  const Screen = later(() => Promise.resolve(() => <p>Here</p>));
  const drawn = (
    <Suspense fallback={<p>Nothing yet</p>}>
      <Screen />
    </Suspense>
  );
  const first = render(drawn);
  screen.getByText('Nothing yet');
  await screen.findByText('Here');
  first.unmount();
  render(drawn);
  screen.getByText('Here');
  expect(screen.queryByText('Nothing yet')).toBeNull();
});

test('what was put off is fetched in idle moments, and then the memory of the start is given back', async () => {
  const order: string[] = [];
  vi.stubGlobal('requestIdleCallback', (work: () => void) => void setTimeout(work));
  vi.stubGlobal('halo', { freeMemory: () => order.push('given back') });
  for (const name of ['first', 'second'])
    later(() => {
      order.push(name);
      return Promise.resolve(() => <p>{name}</p>);
    });
  fetchLater();
  await expect.poll(() => order).toEqual(['first', 'second', 'given back']);
});
