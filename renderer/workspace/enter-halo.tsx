import { CornerDownRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../platform/halo.ts';
import { CommandKeys } from '../shortcuts/keys.tsx';

/**
 * The keyboard's way into Halo's page, where Tab alone cannot go; seen while it has the focus. It
 * also says how to come back.
 */
export function EnterHalo() {
  const { t } = useTranslation('commands');
  return (
    <Button
      className="button small enter-halo"
      onPress={() => {
        call('site.focus', null).catch(console.error);
      }}
    >
      <CornerDownRight aria-hidden />
      {t('halo.enter')}
      <CommandKeys id="next-area" />
    </Button>
  );
}
