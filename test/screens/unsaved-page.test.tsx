import { beforeEach, expect, test } from 'vitest';
import { openOwn, openPractice } from '../../renderer/actions/open-halo.ts';
import { recordBrowser, signInFirst } from '../../renderer/actions/record-browser.ts';
import { useCapture } from '../../renderer/store/capture.ts';
import { useSite } from '../../renderer/store/site.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { exchange } from '../unit/renderer/build.ts';
import { draw, No, noticed } from './draw.tsx';

const rows = [rowOf(exchange(0, { status: 400 }))];

beforeEach(() => {
  useCapture.setState({ rows });
  useSite.setState({ kind: 'own', url: 'https://acme.halopsa.com/' });
});

test.each([
  ['another Halo', () => openOwn('https://other.halopsa.com/')],
  ['the practice Halo', () => openPractice()],
  ['the sign-in in a browser', () => signInFirst('chrome', 'https://other.halopsa.com/')],
  ['a recorded browser', () => recordBrowser('chrome', 'https://other.halopsa.com/')],
])(
  '%s is not opened over a page that is not saved, and what was recorded stays',
  async (_what, open) => {
    const sentence = 'Halo stays open, because something on its page is not saved yet.';
    const { asked } = draw(null, {
      'site.check': { url: 'https://other.halopsa.com/' },
      'site.leave': new No(sentence),
    });
    await open();
    expect(noticed()).toEqual([sentence]);
    expect(asked.map(({ name }) => name).filter((name) => name !== 'site.check')).toEqual([
      'site.leave',
    ]);
    expect(useCapture.getState().rows).toBe(rows);
  },
);
