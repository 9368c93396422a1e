import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BrowserListing, BrowserName } from '../../shared/ipc/ipc.ts';
import { switchPage } from '../../shared/ipc/switch-page.ts';
import {
  forgetBrowsers,
  joinBrowser,
  recordBrowser,
  signInFirst,
} from '../actions/record-browser.ts';
import { refusalOf } from '../actions/open-halo.ts';
import { call } from '../platform/halo.ts';
import { attempt } from '../store/notices.ts';
import { useSettings } from '../store/settings.ts';
import { useEntry, writeEntry } from '../store/entry.ts';
import { looksLikeAddress, plain } from '../text/addresses.ts';
import { AddressField } from '../widgets/address-field.tsx';
import { Choice } from '../widgets/choice.tsx';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';

/** Where the embedded browser is turned away: the user's own, in one of three ways. */
export function BrowserScreen() {
  const { t } = useTranslation('site');
  const browsers = useBrowsers();
  const [chosen, setChosen] = useState<BrowserName | null>(null);
  const nameOf = ({ title, version }: BrowserListing) =>
    version === null ? title : t('browser.version', { browser: title, version });
  const usable = browsers?.filter(({ policy }) => policy === null) ?? [];
  const browser = usable.find(({ name }) => name === chosen) ?? usable[0];
  return (
    <div className="stack with-footer">
      <ScreenHeading>{t('browser.title')}</ScreenHeading>
      <p className="lead">{t('browser.lead')}</p>
      {browsers === null && <p role="status">{t('browser.looking')}</p>}
      {browsers?.length === 0 && <p className="callout warn">{t('browser.none')}</p>}
      {usable.length > 0 && (
        <Choice
          label={t('browser.which')}
          value={browser?.name ?? 'edge'}
          choices={usable.map((one) => ({ value: one.name, words: nameOf(one) }))}
          onChange={setChosen}
        />
      )}
      {browsers
        ?.filter(({ policy }) => policy !== null)
        .map(({ title, policy }) => (
          <p key={title} className="callout warn">
            {t('browser.forbidden', { browser: title, policy })}
          </p>
        ))}
      {browser !== undefined && <Ways browser={browser} />}
    </div>
  );
}

/** null while they are being looked for. */
function useBrowsers(): readonly BrowserListing[] | null {
  const { t } = useTranslation('site');
  const [browsers, setBrowsers] = useState<readonly BrowserListing[] | null>(null);
  useEffect(() => {
    void attempt(async () => {
      setBrowsers(await call('browser.list', null));
    }, t('failed'));
  }, [t]);
  return browsers;
}

interface WaysProps {
  readonly browser: BrowserListing;
}

function Ways({ browser }: WaysProps) {
  const { name, title, profilePolicy } = browser;
  const { t } = useTranslation('site');
  const { t: start } = useTranslation();
  const addresses = useSettings((state) => state.addresses);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLDivElement>(null);
  // The button may be pressed far below it.
  useEffect(() => {
    if (error !== null) field.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  const last = addresses[0];
  const typed = useEntry((state) => state.text) ?? (last === undefined ? '' : plain(last));
  const go = async (way: Way) => {
    const wrong = looksLikeAddress(typed) ? await refusalOf(typed) : start('start.mine.invalid');
    setError(wrong);
    if (wrong === null) await way(name, typed);
  };
  return (
    <>
      <div ref={field}>
        <AddressField
          label={start('start.mine.address')}
          listLabel={start('start.mine.remembered')}
          placeholder={start('start.mine.placeholder')}
          addresses={addresses}
          typed={typed}
          error={error}
          onType={(text) => {
            writeEntry(text);
            setError(null);
          }}
          onGo={(address) => {
            writeEntry(address);
          }}
        />
      </div>
      {profilePolicy === null ? (
        <ProfileWays browser={browser} go={go} />
      ) : (
        <p className="callout warn">
          {t('browser.profileForbidden', { browser: title, policy: profilePolicy })}
        </p>
      )}
      <section className="card stack tight">
        <h2>{t('browser.running.title')}</h2>
        <p>{t('browser.running.text')}</p>
        <ol className="plain-steps">
          <li>
            {t('browser.running.page', { browser: title })} <code>{switchPage(name)}</code>
          </li>
          <li>{t('browser.running.tick')}</li>
          <li>{t('browser.running.allow', { browser: title })}</li>
        </ol>
        <p className="callout warn">{t('browser.running.warning', { browser: title })}</p>
        <p>{t('browser.running.kept')}</p>
        <Button className="button" onPress={() => void go(joinBrowser)}>
          {t('browser.running.button')}
        </Button>
      </section>
      <p className="quiet">{t('browser.profile')}</p>
      <Button className="button quiet-button" onPress={() => void forgetBrowsers()}>
        {t('browser.keep.delete')}
      </Button>
      {profilePolicy === null && (
        <ScreenFooter>
          <Button className="button primary" onPress={() => void go(signInFirst)}>
            {t('browser.first.button')}
          </Button>
        </ScreenFooter>
      )}
    </>
  );
}

type Way = (name: BrowserName, address: string) => Promise<boolean>;

interface ProfileWaysProps extends WaysProps {
  readonly go: (way: Way) => Promise<void>;
}

/** With a profile of ours. */
function ProfileWays({ browser: { name }, go }: ProfileWaysProps) {
  const { t } = useTranslation('site');
  return (
    <>
      <section className="card stack tight step-now">
        <h2>{t('browser.first.title')}</h2>
        <p>{t('browser.first.text')}</p>
      </section>
      <section className="card stack tight">
        <h2>{t('browser.atOnce.title')}</h2>
        <p>{t('browser.atOnce.text')}</p>
        <Button className="button" onPress={() => void go(recordBrowser)}>
          {t('browser.atOnce.button')}
        </Button>
        <Button className="button quiet-button" onPress={() => void recordBrowser(name, null)}>
          {t('browser.practice')}
        </Button>
      </section>
    </>
  );
}
