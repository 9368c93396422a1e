import { HardDrive } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../text/format.ts';
import { useSettings } from '../store/settings.ts';
import { ReadingRoom, RoomList } from '../widgets/reading-room.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { CaptureItem } from './capture-item.tsx';
import { CaptureLimits } from './capture-limits.tsx';
import { captureName, captureNotes } from '../text/capture-name.ts';
import { showEntry } from '../store/wizard.ts';
import { deleteCapture, readCaptures, tooMuch, useCaptures } from '../store/captures.ts';

/** What was recorded on this computer: to look at again, to name and to delete. */
export function CapturesScreen() {
  const { t } = useTranslation('captures');
  const region = useRegion();
  const captures = useCaptures((state) => state.captures);
  const limit = useSettings((state) => state.capture.storageLimit);
  const keepDays = useSettings((state) => state.capture.keepDays);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    void readCaptures();
  }, []);
  const size = captures?.reduce((sum, one) => sum + one.size, 0) ?? 0;
  const oldest = tooMuch(captures ?? [], limit);
  const notes = captureNotes(captures ?? [], region);
  const capture = captures?.find(({ id }) => id === chosen) ?? captures?.[0];
  return (
    <ReadingRoom
      title={t('title')}
      lead={t('lead')}
      pageLabel={capture === undefined ? t('title') : captureName(capture)}
      page={capture?.id ?? ''}
      list={
        <>
          {oldest !== null && (
            <div className="callout warn" role="status">
              <HardDrive aria-hidden />
              <span>
                {t('tooMuch', {
                  size: formatBytes(size, region),
                  limit: formatBytes(limit, region),
                })}
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
          <RoomList
            label={t('title')}
            chosen={capture?.id ?? null}
            onChoose={setChosen}
            items={(captures ?? []).map((one, place) => ({
              id: one.id,
              title: captureName(one),
              note: notes[place] ?? '',
            }))}
          />
        </>
      }
    >
      <div className="stack">
        {capture !== undefined && <CaptureItem key={capture.id} capture={capture} />}
        {captures?.length === 0 && (
          <section className="card stack tight">
            <p>{t('begin')}</p>
            <Button className="button primary" onPress={showEntry}>
              {t('beginButton')}
            </Button>
          </section>
        )}
        <CaptureLimits />
        {keepDays > 0 && <p className="quiet">{t('goes', { count: keepDays })}</p>}
      </div>
    </ReadingRoom>
  );
}
