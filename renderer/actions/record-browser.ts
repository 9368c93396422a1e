import type { BrowserName } from '../../shared/ipc/ipc.ts';
import { switchPage } from '../../shared/ipc/switch-page.ts';
import { call } from '../platform/halo.ts';
import { isOfHalo, setHaloAddress } from '../store/capture.ts';
import { attempt, notify } from '../store/notices.ts';
import { openOverlay } from '../store/overlay.ts';
import { readSettings } from '../store/settings.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { text } from '../text/i18n.ts';
import { startEmpty } from './open-halo.ts';

/** Opens a browser of the user's without recording it, so that they can sign in there. */
export function signInFirst(name: BrowserName, address: string): Promise<boolean> {
  return attempt(async () => {
    await call('site.leave', null);
    await call('browser.signIn', { name, address });
    await readSettings(); // main remembers the address
    show({ screen: 'reproduce', source: 'live' });
  }, text('app.unexpected'));
}

/**
 * Records a browser of the user's; no address: the practice Halo. What was recorded of the same Halo
 * before is kept.
 */
export function recordBrowser(name: BrowserName, address: string | null): Promise<boolean> {
  return begin('browser.record', name, address);
}

/** The same in the browser that the user has open, after they have let us in. */
export function joinBrowser(name: BrowserName, address: string | null): Promise<boolean> {
  return begin('browser.join', name, address);
}

function begin(
  way: 'browser.record' | 'browser.join',
  name: BrowserName,
  address: string | null,
): Promise<boolean> {
  return attempt(async () => {
    const isSame = isOfSameHalo(address);
    await call('site.leave', null);
    if (!isSame) await startEmpty('begin');
    const { url } = await call(way, { name, address });
    setHaloAddress(url);
    await readSettings();
    show({ screen: 'reproduce', source: 'live' });
  }, text('app.unexpected'));
}

/**
 * Ends the recording. Asks once whether the sign-in is kept for the next; the user's own browser has
 * its own, and is to be closed to other programs again.
 */
export function stopBrowser(): Promise<boolean> {
  return attempt(async () => {
    const { browser } = useSite.getState();
    await call('browser.stop', null);
    if (browser?.door === 'open') {
      const page = switchPage(browser.name);
      notify('news', text('site:browser.running.ended', { browser: browser.title, page }));
      return;
    }
    openOverlay({
      kind: 'question',
      question: {
        title: text('site:browser.keep.title'),
        text: text('site:browser.keep.text'),
        yes: text('site:browser.keep.delete'),
        run: () => void forgetBrowsers(),
      },
    });
  }, text('app.unexpected'));
}

/** Deletes our profiles for browsers, and the sign-ins in them. */
export function forgetBrowsers(): Promise<boolean> {
  return attempt(async () => {
    await call('browser.forget', null);
    notify('news', text('site:browser.keep.deleted'));
  }, text('app.unexpected'));
}

function isOfSameHalo(address: string | null): boolean {
  const { kind } = useSite.getState();
  return address === null ? kind === 'practice' : kind === 'own' && isOfHalo(address);
}
