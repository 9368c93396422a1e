import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test } from 'vitest';
import { later } from '../../renderer/platform/later.ts';

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
