import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openOwn } from '../actions/open-halo.ts';
import { useSettings } from '../store/settings.ts';
import { useSite } from '../store/site.ts';
import { looksLikeAddress, plain } from '../text/addresses.ts';
import { AddressField } from '../widgets/address-field.tsx';

type Why = 'name' | 'network' | 'silent' | 'unsafe' | 'proxy' | 'other';

/** Chromium's names for why a page did not load, by how they begin. */
const reasons: readonly (readonly [beginning: RegExp, why: Why])[] = [
  [/^ERR_(NAME_|DNS_|ICANN_)/, 'name'],
  [/^ERR_(INTERNET_DISCONNECTED|NETWORK_)/, 'network'],
  [/^ERR_(CONNECTION_|ADDRESS_|TIMED_OUT|EMPTY_RESPONSE|SOCKET_)/, 'silent'],
  [/^ERR_(CERT_|SSL_|BAD_SSL_)/, 'unsafe'],
  [/^ERR_(PROXY_|TUNNEL_|MANDATORY_PROXY_)/, 'proxy'],
];

const whyOf = (failure: string): Why =>
  reasons.find(([beginning]) => beginning.test(failure))?.[1] ?? 'other';

/** In place of the page: the address, to be mended, and what to check. `failure`: SiteState.unopened. */
export function UnopenedHalo({ failure }: { readonly failure: string }) {
  const { t } = useTranslation();
  const url = useSite((state) => state.url);
  const addresses = useSettings((state) => state.addresses);
  const [edited, setEdited] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const typed = edited ?? plain(url);
  const go = (address: string) => {
    const fits = looksLikeAddress(address);
    setError(fits ? null : t('start.mine.invalid'));
    // What is filled in lost its scheme only for the eye.
    if (fits) void openOwn(address === plain(url) ? url : address, setError);
  };
  return (
    <div className="empty" role="group" aria-labelledby="unopened-heading">
      <Unplug aria-hidden className="big-icon warn" />
      <div role="alert">
        <h2 id="unopened-heading">{t('workspace.unopened.title')}</h2>
      </div>
      <p>{t(`workspace.unopened.why.${whyOf(failure)}`)}</p>
      <div className="unopened-address">
        <AddressField
          label={t('start.mine.address')}
          listLabel={t('start.mine.remembered')}
          addresses={addresses}
          typed={typed}
          error={error}
          onType={(text) => {
            setEdited(text);
            setError(null);
          }}
          onGo={go}
        />
        <Button
          className="button primary"
          onPress={() => {
            go(typed);
          }}
        >
          {t('workspace.unopened.open')}
        </Button>
      </div>
      <section className="stack tight unopened-checks">
        <h3>{t('workspace.unopened.check')}</h3>
        <ul className="advice">
          <li>{t('workspace.unopened.spelling')}</li>
          <li>{t('workspace.unopened.browser')}</li>
          <li>{t('workspace.unopened.vpn')}</li>
        </ul>
        <p className="quiet">{t('workspace.unopened.code', { code: failure })}</p>
      </section>
    </div>
  );
}
