import { ArrowUp, Globe, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call, Refused } from '../platform/halo.ts';
import { useSettings } from '../store/settings.ts';
import { visibleLine } from '../text/visible-text.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { plain } from '../text/addresses.ts';
import { AddField } from './add-field.tsx';
import { changeSettings, changeWithUndo } from '../actions/change-settings.ts';
import type { SettingsSection } from './section.tsx';

/** The user's Halo instances, the one that is offered first on top. */
export const addressesSection: SettingsSection = {
  id: 'addresses',
  icon: Globe,
  useTitle: () => useTranslation('settings').t('addresses.title'),
  useNow: () => {
    const { t } = useTranslation('settings');
    const addresses = useSettings((state) => state.addresses);
    const [first] = addresses;
    return first === undefined
      ? t('addresses.noneShort')
      : t('addresses.now', { first: shown(first), count: addresses.length });
  },
  Page: AddressesPage,
};

function AddressesPage() {
  const { t } = useTranslation('settings');
  const addresses = useSettings((state) => state.addresses);
  const first = addresses[0];
  const others = (address: string) => addresses.filter((one) => one !== address);

  const add = async (typed: string): Promise<string | null> => {
    try {
      const { url } = await call('site.check', { address: typed });
      await changeSettings({ addresses: [...others(url), url].slice(-20) });
      return null;
    } catch (problem) {
      if (!(problem instanceof Refused)) console.error(problem);
      return problem instanceof Refused ? problem.message : t('failed');
    }
  };
  return (
    <>
      {first === undefined ? (
        <p className="quiet">{t('addresses.none')}</p>
      ) : (
        <ol className="plain-list" aria-label={t('addresses.title')}>
          {addresses.map((address, at) => (
            <li key={address} className="settings-item">
              <span className="clip grow">{shown(address)}</span>
              <IconButton
                icon={ArrowUp}
                label={t('addresses.first', { address: shown(address) })}
                isDisabled={at === 0}
                onPress={() => void changeSettings({ addresses: [address, ...others(address)] })}
              />
              <IconButton
                icon={Trash2}
                label={t('addresses.remove', { address: shown(address) })}
                onPress={() =>
                  void changeWithUndo(
                    { addresses: others(address) },
                    t('addresses.removed', { address: shown(address) }),
                  )
                }
              />
            </li>
          ))}
        </ol>
      )}
      <AddField
        label={t('addresses.add')}
        placeholder={t('addresses.placeholder')}
        add={t('add')}
        onAdd={add}
      />
      <p className="quiet">{t('addresses.note')}</p>
    </>
  );
}

function shown(address: string): string {
  return visibleLine(plain(address));
}
