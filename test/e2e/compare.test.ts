import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog } from './dialogs.ts';
import { dropFiles } from './drop-files.ts';
import { type App, expect, test } from './app.ts';
import { press as pressed } from './keyboard.ts';
import { press } from './keys.ts';
import { Guide } from './guide.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder('halo-compared');

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A recording of a page of Halo and of an action that is saved on it. */
function recording(name: string, host: string, save: Answer): string {
  const entry = (method: string, path: string, { status, text }: Answer, sent?: string) => ({
    startedDateTime: '2026-11-02T10:00:00.000Z',
    time: 20,
    _resourceType: 'xhr',
    request: {
      method,
      url: `https://${host}${path}`,
      headers: [],
      ...(sent === undefined ? {} : { postData: { mimeType: 'application/json', text: sent } }),
    },
    response: { status, headers: [], content: { mimeType: 'application/json', text } },
  });
  const fine = { status: 200, text: '[{"id":1}]' };
  const entries = [
    entry('GET', '/api/team', fine),
    entry('GET', '/api/status', fine),
    entry('POST', '/api/actions', save, '[{"ticket_id":5,"outcome_id":7}]'),
  ];
  const path = join(folder, name);
  writeFileSync(
    path,
    JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries } }),
  );
  return path;
}

const anna = recording('anna.har', 'acme.halopsa.com', { status: 200, text: '{"id":3}' });
const ben = recording('ben.har', 'acme.halopsa.com', {
  status: 400,
  text: '{"Message":"The agent does not have access to the charge rate used."}',
});

async function openCompare(app: App): Promise<void> {
  const { window } = app;
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();
  await press(app, 'Control+K');
  const palette = window.getByRole('dialog', { name: 'All commands and places' });
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await window.keyboard.type('Compare two');
  await expect(palette.getByRole('menuitem', { name: 'Compare two recordings' })).toBeVisible();
  await window.keyboard.press('Enter');
}

test('two recordings are compared by the keyboard alone, and the refusal of one of them is named and explained', async ({
  shared: app,
}) => {
  const { window } = app;
  const guide = new Guide(window);
  await openCompare(app);
  await expect(guide.getByRole('heading', { name: 'Compare two recordings' })).toBeVisible();
  const compare = guide.getByRole('button', { name: 'Compare', exact: true });
  await expect(compare).toBeDisabled();
  for (const [side, file] of [
    ['Here it works', anna],
    ['Here it fails', ben],
  ] as const) {
    await answerOpenDialog(app, file);
    const region = guide.getByRole('region', { name: side });
    await pressed(window, region.getByRole('button', { name: 'Choose a file' }));
    await expect(region).toContainText(side === 'Here it works' ? 'anna.har' : 'ben.har');
  }
  await pressed(window, compare);
  await expect(
    guide.getByRole('heading', { name: 'The first difference that matters' }),
  ).toBeFocused();
  await expect(guide.getByRole('status')).toContainText(
    'POST /api/actions was answered in the recording that works and refused',
  );
  await expect(guide.getByText('2 of 3 steps that both have were answered alike.')).toBeVisible();
  await expect(
    guide.getByRole('table', { name: 'The two requests beside each other' }),
  ).toContainText('400');
  await pressed(window, guide.getByRole('button', { name: 'Show how to fix it' }));
  await expect(guide.getByRole('heading', { name: 'What to do' })).toBeVisible();
  await pressed(window, guide.getByRole('button', { name: 'What we saw' }));
  await pressed(window, guide.getByRole('button', { name: 'It works for a colleague: compare' }));
  await expect(guide.getByRole('region', { name: 'Here it fails' })).toContainText('ben.har');
});

test('of two dropped files the one in which nothing failed is taken as the one that works', async ({
  shared: app,
}) => {
  const { window } = app;
  const guide = new Guide(window);
  await expect(guide.getByRole('heading', { level: 1 })).toBeFocused();
  await dropFiles(window, {
    'ben.har': readFileSync(ben, 'utf8'),
    'anna.har': readFileSync(anna, 'utf8'),
  });
  await pressed(window, window.getByRole('button', { name: 'Compare the two' }));
  await expect(guide.getByRole('status')).toContainText(
    'POST /api/actions was answered in the recording that works and refused',
  );
  await expect(guide.getByRole('region', { name: 'Here it works' })).toContainText('anna.har');
  await expect(guide.getByRole('region', { name: 'Here it fails' })).toContainText('ben.har');
});
