import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DraftScreen } from '../../renderer/draft/draft-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { useCauses } from '../../renderer/store/causes.ts';
import { isReadingRoom } from '../../renderer/store/place.ts';
import { show, useWizard } from '../../renderer/store/wizard.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import type { Pack } from '../../shared/packs/pack.ts';
import { exampleExchanges } from '../../shared/rules/example.ts';
import { createReview } from '../../shared/rules/review.ts';
import { own } from '../unit/shared/packs/make-pack.ts';
import { button, draw, fill } from './draw.tsx';

const [refused] = exampleExchanges([
  {
    method: 'POST',
    url: 'https://acme.halopsa.com/api/Actions',
    status: 400,
    mimeType: 'application/json',
    body: '{"Message":"Agent Jo does not have access to the charge rate \'Emergency\'."}',
  },
]);
const exchanges = refused === undefined ? [] : [refused];

function reviewed(causes: typeof own) {
  const review = createReview(causes);
  for (const exchange of exchanges) review.add(exchange);
  return review.result();
}

/** Opens the form for the first request, as a press at its result does. */
async function open() {
  const rows = exchanges.map((exchange) => rowOf(exchange));
  useCauses.setState({ causes: own });
  useCapture.setState({
    rows,
    reviewed: rows,
    review: reviewed(own),
    contents: {
      ...useCapture.getState().contents,
      load: () => (refused === undefined ? Promise.reject(new Error()) : Promise.resolve(refused)),
      review: (causes) => Promise.resolve(reviewed([...causes])),
    },
  });
  const kept: Pack[] = [];
  const drawn = draw(<DraftScreen source="live" index={0} />, {
    'packs.save': ({ pack }: { readonly pack: Pack }) => {
      kept.push(pack);
      return [];
    },
  });
  await screen.findByLabelText('Title');
  return { ...drawn, kept };
}
const field = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(name, { selector: 'input, textarea' });
const card = () => {
  const heading = screen.getByRole('heading', { name: 'How the card will look' });
  return heading.closest('section') ?? heading;
};

describe('make a cause', () => {
  test('starts with the explanation that there is: title, meaning, reasons, steps and who', async () => {
    await open();
    expect(field('Title').value).toBe('Jo is not allowed to use the charge rate “Emergency”');
    expect(field('What it means').value).toMatch(/^The same step fails/);
    expect(field('Reason 1').value).toMatch(/^A quick action/);
    expect(field('Step 1').value).toBe(
      'Give the agent access to “Emergency”, if this agent should bill at this rate.',
    );
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Who does step 1' }).value).toBe(
      'halo-admin',
    );
    for (const box of screen.getAllByRole<HTMLInputElement>('textbox'))
      expect(box.value).not.toBe('');
  });

  test('shows the card that will come, which nobody can press, and follows each word', async () => {
    const { user } = await open();
    within(card()).getByRole('heading', { name: /charge rate “Emergency”/ });
    expect(card().querySelector('[inert] .result')).not.toBeNull();
    await fill(user, field('Title'), 'Call-outs are for the duty lead');
    within(card()).getByRole('heading', { name: 'Call-outs are for the duty lead' });
  });

  test('has the whole window, and leaves it for a request that it explains', async () => {
    show({ screen: 'results', source: 'live' });
    show({ screen: 'draft', source: 'live', index: 0 });
    expect(isReadingRoom({ screen: 'draft', source: 'live', index: 0 }, false)).toBe(true);
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: /^POST/ }));
    expect(useWizard.getState()).toMatchObject({
      places: { now: { screen: 'results' } },
      selected: { live: 0 },
      drawer: 'part',
    });
  });

  test('offers the name of the file, and never asks for it', async () => {
    const { user } = await open();
    const naming = button('Short name for files');
    expect(naming.getAttribute('aria-expanded')).toBe('false');
    await fill(user, field('Title'), 'Call-outs are for the duty lead');
    await user.click(naming);
    expect(field('Short name for files').value).toBe('call-outs-are-for-the-duty-lead');
    await fill(user, field('Short name for files'), 'Not Right');
    await user.click(button('Save to My causes'));
    screen.getByText(/^Use small letters/);
  });

  test('is saved as it stands, and leads back to the results', async () => {
    const { user, kept } = await open();
    await user.click(button('Save to My causes'));
    await expect.poll(() => kept.length).toBe(1);
    expect(kept[0]?.causes[0]).toMatchObject({
      title: { text: '{agent} is not allowed to use the charge rate “{chargeRate}”' },
    });
    expect(JSON.stringify(kept)).not.toContain('acme');
    await expect.poll(() => useWizard.getState().places.now.screen).toBe('results');
  });

  test('takes what is not ticked off the card, and reasons away', async () => {
    const { user } = await open();
    await user.click(screen.getByLabelText('The letter that asks for help'));
    await user.click(button('Remove reason 1'));
    expect(field('Reason 1').value).toMatch(/^You picked a rate by hand/);
    expect(document.activeElement).toBe(button('Add a reason'));
  });
});
