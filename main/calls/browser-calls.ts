import type { RecordedBrowser } from '../browser/recorded-browser.ts';
import type { Handlers } from '../ipc.ts';
import type { SettingsFile } from '../kept/settings.ts';
import type { PracticeSite } from '../practice/site.ts';
import { acceptedAddress } from '../site/address.ts';
import type { Site } from '../site/site.ts';

interface BrowserCallParts {
  readonly site: Site;
  readonly browser: RecordedBrowser;
  readonly practice: PracticeSite;
  readonly settings: SettingsFile;
}

type BrowserCall = Extract<keyof Handlers, `browser.${string}`>;

/** What the window may ask of the user's own browser. The embedded page closes for it. */
export function browserCalls({
  site,
  browser,
  practice,
  settings,
}: BrowserCallParts): Pick<Handlers, BrowserCall> {
  return {
    'browser.list': () => [...browser.list()],
    'browser.signIn': async ({ name, address }) => {
      const url = acceptedAddress(address);
      site.close();
      settings.remember(url);
      await browser.signIn(name, url);
      return null;
    },
    'browser.record': async ({ name, address }) => {
      const url = address === null ? `${await practice.origin()}/` : acceptedAddress(address);
      site.close();
      if (address !== null) settings.remember(url);
      await browser.record(address === null ? 'practice' : 'own', name, url);
      return { url };
    },
    'browser.stop': async () => {
      await browser.stop();
      return null;
    },
    'browser.forget': async () => {
      await browser.forget();
      return null;
    },
  };
}
