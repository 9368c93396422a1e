import { HardDrive } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../text/format.ts';
import { useSettings } from '../store/settings.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { CaptureItem } from './capture-item.tsx';
import { CaptureLimits } from './capture-limits.tsx';
import { deleteCapture, readCaptures, tooMuch, useCaptures } from '../store/captures.ts';

/** What was recorded on this computer: to look at again, to name and to delete. */
export function CapturesScreen() {
  const { t } = useTranslation('captures');
  const region = useRegion();
  const captures = useCaptures((state) => state.captures);
  const limit = useSettings((state) => state.capture.storageLimit);
  const keepDays = useSettings((state) => state.capture.keepDays);
  useEffect(() => {
    void readCaptures();
  }, []);
  const size = captures?.reduce((sum, one) => sum + one.size, 0) ?? 0;
  const oldest = tooMuch(captures ?? [], limit);
  return (
    <div className="stack">
      <div>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className="lead">{t('lead')}</p>
        {keepDays > 0 && <p className="quiet">{t('goes', { count: keepDays })}</p>}
      </div>
      {oldest !== null && (
        <div className="callout warn" role="status">
          <HardDrive aria-hidden />
          <span>
            {t('tooMuch', { size: formatBytes(size, region), limit: formatBytes(limit, region) })}
          </span>
          <Button className="button small" onPress={() => void deleteCapture(oldest.id)}>
            {t('deleteOldest')}
          </Button>
        </div>
      )}
      {captures !== null && (
        <p className="quiet" role="status">
          {captures.length === 0
            ? t('none')
            : t('total', { count: captures.length, size: formatBytes(size, region) })}
        </p>
      )}
      <ul className="plain-list cards">
        {captures?.map((capture) => (
          <CaptureItem key={capture.id} capture={capture} />
        ))}
      </ul>
      <CaptureLimits />
    </div>
  );
}
