import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../store/settings.ts';
import { AddressField } from '../widgets/address-field.tsx';
import { looksLikeAddress, plain } from '../text/addresses.ts';
import { typeAddress, useTypedAddress } from '../store/typed-address.ts';
import { show } from '../store/wizard.ts';
import { openOwn } from '../actions/open-halo.ts';

/** The address of the user's Halo, with the last one filled in. */
export function OwnHaloDoor() {
  const { t } = useTranslation();
  const { t: site } = useTranslation('site');
  const addresses = useSettings((state) => state.addresses);
  const [isWrong, setWrong] = useState(false);
  const typed =
    useTypedAddress((state) => state.typed) ??
    (addresses[0] === undefined ? '' : plain(addresses[0]));

  const go = (address: string) => {
    typeAddress(address);
    const fits = looksLikeAddress(address);
    setWrong(!fits);
    if (fits) void openOwn(address);
  };
  return (
    <div className="own-halo">
      <AddressField
        label={t('start.mine.address')}
        listLabel={t('start.mine.remembered')}
        placeholder={t('start.mine.placeholder')}
        addresses={addresses}
        typed={typed}
        error={isWrong ? t('start.mine.invalid') : null}
        onType={(text) => {
          typeAddress(text);
          setWrong(false);
        }}
        onGo={go}
      />
      <Button
        className="button primary"
        aria-label={t('start.mine.openLabel')}
        onPress={() => {
          go(typed);
        }}
      >
        {t('start.mine.open')}
      </Button>
      <Button
        className="button quiet-button small"
        onPress={() => {
          show({ screen: 'browser' });
        }}
      >
        {site('browser.open')}
      </Button>
    </div>
  );
}
