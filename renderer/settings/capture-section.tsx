import { CircleDot } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CaptureLimits } from '../captures/capture-limits.tsx';
import { formatBytes } from '../text/format.ts';
import { useSettings } from '../store/settings.ts';
import { show } from '../store/wizard.ts';
import { useRegion } from '../widgets/use-region.ts';
import type { SettingsSection } from './section.tsx';

/** How much is recorded, and the way to what was. */
export const captureSection: SettingsSection = {
  id: 'capture',
  icon: CircleDot,
  useTitle: () => useTranslation('settings').t('capture.title'),
  useNow: () => {
    const { t } = useTranslation('settings');
    const limit = useSettings((state) => state.capture.storageLimit);
    return t('capture.now', { limit: formatBytes(limit, useRegion()) });
  },
  group: 'capture',
  Page: CapturePage,
};

function CapturePage() {
  const { t } = useTranslation('settings');
  return (
    <>
      <CaptureLimits />
      <Button
        className="button"
        onPress={() => {
          show({ screen: 'captures' });
        }}
      >
        {t('capture.open')}
      </Button>
    </>
  );
}
