import { BookPlus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Hint } from '../widgets/hint.tsx';
import { show } from '../store/wizard.ts';

/** The way to the rule packs from everywhere. */
export function PacksButton() {
  const { t } = useTranslation('packs');
  return (
    <Hint text={t('titleHint')}>
      <Button
        className="button quiet-button small"
        onPress={() => {
          show({ screen: 'packs' });
        }}
      >
        <BookPlus aria-hidden />
        {t('title')}
      </Button>
    </Hint>
  );
}
