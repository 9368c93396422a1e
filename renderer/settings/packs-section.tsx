import { BookPlus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePacks } from '../store/packs.ts';
import { show } from '../store/wizard.ts';
import { Section } from './section.tsx';

/** How many rule packs there are, and the way to them. */
export function PacksSection() {
  const { t } = useTranslation('settings');
  const count = usePacks((state) => state.packs.filter(({ isOn }) => isOn).length);
  return (
    <Section
      id="packs"
      icon={BookPlus}
      title={t('packs.title')}
      now={count === 0 ? t('packs.none') : t('packs.now', { count })}
    >
      <p>{t('packs.text')}</p>
      <Button
        className="button"
        onPress={() => {
          show({ screen: 'packs' });
        }}
      >
        {t('packs.open')}
      </Button>
    </Section>
  );
}
