import { Eraser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../widgets/icon-button.tsx';
import { askAboutWiping } from '../store/wipe.ts';

/** Beside the address of Halo: asks, then wipes what the embedded browser keeps. */
export function WipeButton() {
  const { t } = useTranslation('site');
  return (
    <IconButton
      icon={Eraser}
      label={t('wipe.button')}
      side="left"
      onPress={() => {
        askAboutWiping(true);
      }}
    />
  );
}
