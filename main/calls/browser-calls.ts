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
  /** Closes the embedded page for it; no address: the practice Halo. */
  const opened = async (written: string | null) => {
    const address = written === null ? `${await practice.origin()}/` : acceptedAddress(written);
    site.close();
    if (written !== null) settings.remember(address);
    return { kind: written === null ? 'practice' : 'own', address } as const;
  };
  return {
    'browser.list': () => browser.list(),
    'browser.signIn': async ({ name, address }) => {
      const url = acceptedAddress(address);
      site.close();
      settings.remember(url);
      await browser.signIn(name, url);
      return null;
    },
    'browser.record': async ({ name, address }) => {
      const halo = await opened(address);
      await browser.record({ ...halo, name });
      return { url: halo.address };
    },
    'browser.join': async ({ name, address }) => {
      const halo = await opened(address);
      await browser.join({ ...halo, name });
      return { url: halo.address };
    },
    'browser.stop': async () => {
      await browser.end();
      return null;
    },
    'browser.forget': async () => {
      await browser.forget();
      return null;
    },
  };
}
