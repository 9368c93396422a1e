import { CircleDot } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CaptureLimits } from '../captures/capture-limits.tsx';
import { formatBytes } from '../text/format.ts';
import { useSettings } from '../store/settings.ts';
import { show } from '../store/wizard.ts';
import { useRegion } from '../widgets/use-region.ts';
import { Section } from './section.tsx';

/** How much is recorded, and the way to what was. */
export function CaptureSection() {
  const { t } = useTranslation('settings');
  const region = useRegion();
  const limit = useSettings((state) => state.capture.storageLimit);
  return (
    <Section
      id="capture"
      icon={CircleDot}
      title={t('capture.title')}
      group="capture"
      now={t('capture.now', { limit: formatBytes(limit, region) })}
    >
      <CaptureLimits />
      <Button
        className="button"
        onPress={() => {
          show({ screen: 'captures' });
        }}
      >
        {t('capture.open')}
      </Button>
    </Section>
  );
}
