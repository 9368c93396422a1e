import type { ExamCall } from './call.ts';
import type { Dice } from './dice.ts';

/**
 * What loads before anybody presses anything: the page, its parts, the sign-in. All of it works.
 */
export function arrival(dice: Dice): readonly ExamCall[] {
  return [
    {
      url: '/',
      kind: 'document',
      mimeType: 'text/html',
      body: '<!doctype html><title>Halo</title>',
    },
    { url: `/assets/main.${dice.letters(8)}.js`, kind: 'script', mimeType: 'text/javascript' },
    { url: `/assets/main.${dice.letters(8)}.css`, kind: 'stylesheet', mimeType: 'text/css' },
    {
      url: '/api/authinfo',
      body: { auth_url: '/auth', tenant_id: dice.letters(6) },
      signedIn: false,
    },
    {
      url: '/api/Agent/me',
      body: {
        id: dice.number(2, 90),
        name: dice.one(['Kim Lowe', 'Dana Frost', 'Ravi Shah', 'Ola Berg']),
      },
    },
  ];
}

/** Healthy calls, and failures that matter to nobody. Some of each, in any order. */
export function noise(dice: Dice): readonly ExamCall[] {
  const healthy: readonly ExamCall[] = [
    {
      url: `/api/Tickets?page_no=${dice.number(1, 4)}&page_size=50`,
      body: {
        record_count: 214,
        tickets: [{ id: dice.number(1000, 9000), summary: 'Printer is slow' }],
      },
    },
    { url: '/api/OnlineStatus', body: [] },
    { url: '/api/Team', body: [{ id: 1, name: 'Service desk' }] },
    { url: `/api/Notification?count=${dice.number(5, 20)}`, body: [] },
    { url: `/api/Client/${dice.number(10, 400)}`, body: { id: 12, name: 'Fernhill Bakery' } },
    { url: '/api/Status', body: [{ id: 1, name: 'New' }] },
  ];
  const harmless: readonly ExamCall[] = [
    { url: '/favicon.ico', kind: 'image', status: 404, mimeType: 'text/html', body: '' },
    {
      url: 'https://www.google-analytics.com/g/collect?v=2',
      method: 'POST',
      kind: 'ping',
      failure: 'net::ERR_BLOCKED_BY_CLIENT',
    },
    {
      url: `/assets/main.${dice.letters(8)}.js.map`,
      kind: 'other',
      status: 404,
      mimeType: 'text/html',
      body: '',
    },
    { url: `/api/Search?search=${dice.letters(4)}`, failure: 'net::ERR_ABORTED', took: 40 },
  ];
  return dice.shuffled([
    ...dice.shuffled(healthy).slice(0, dice.number(3, 5)),
    ...dice.shuffled(harmless).slice(0, dice.number(1, 3)),
  ]);
}
