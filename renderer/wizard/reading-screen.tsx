import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFile } from '../store/file.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';

/** A file is being read: how far it is, what was found, and a way out. */
export function ReadingScreen() {
  const { t } = useTranslation();
  const counts = useCounts();
  const file = useFile((state) => state.file);
  if (file.status !== 'reading') return <ScreenHeading>{t('reading.title')}</ScreenHeading>;
  return (
    <div className="stack">
      <ScreenHeading>{t('reading.title')}</ScreenHeading>
      <ProgressBar className="progress" aria-label={t('reading.bar', { name: file.name })} value={file.part * 100}>
        {({ percentage, valueText }) => (
          <>
            <span className="progress-text"><span className="clip">{file.name}</span><span>{valueText}</span></span>
            <span className="progress-track"><span className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} /></span>
          </>
        )}
      </ProgressBar>
      <p>{t('reading.soFar', { requests: counts.requests(file.requests), failures: counts.failures(file.failures) })}</p>
      <Button className="button" onPress={file.cancel}>{t('reading.cancel')}</Button>
    </div>
  );
}
