import { BookPlus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePacks } from '../store/packs.ts';
import { show } from '../store/wizard.ts';
import type { SettingsSection } from './section.tsx';

/** How many rule packs there are, and the way to them. */
export const packsSection: SettingsSection = {
  id: 'packs',
  icon: BookPlus,
  useTitle: () => useTranslation('settings').t('packs.title'),
  useNow: () => {
    const { t } = useTranslation('settings');
    const count = usePacks((state) => state.packs.filter(({ isOn }) => isOn).length);
    return count === 0 ? t('packs.none') : t('packs.now', { count });
  },
  Page: PacksPage,
};

function PacksPage() {
  const { t } = useTranslation('settings');
  return (
    <>
      <p>{t('packs.text')}</p>
      <Button
        className="button"
        onPress={() => {
          show({ screen: 'packs' });
        }}
      >
        {t('packs.open')}
      </Button>
    </>
  );
}
