import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { useReading } from '../store/reading.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';

/** A file is being read: how far it is, what was found, and a way out. */
export function ReadingScreen() {
  const { t } = useTranslation();
  const counts = useCounts();
  const open = useReading((state) => state.reading);
  if (open === null) return <ScreenHeading>{t('reading.title')}</ScreenHeading>;
  const { bytes, total, entries, failures } = open.progress;
  return (
    <div className="stack">
      <ScreenHeading>{t('reading.title')}</ScreenHeading>
      <ProgressBar
        className="progress"
        aria-label={t('reading.bar', { name: open.name })}
        isIndeterminate={total === null}
        value={total === null ? 0 : bytes}
        maxValue={total ?? 1}
      >
        {({ percentage, valueText }) => (
          <>
            <span className="progress-text">
              <span className="clip">{open.name}</span>
              <span>{valueText}</span>
            </span>
            <span className="progress-track">
              <span className="progress-fill" style={{ inlineSize: `${percentage ?? 100}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <p>
        {t('reading.soFar', {
          requests: counts.requests(entries),
          failures: counts.failures(failures),
        })}
      </p>
      {open.review.diagnoses.length > 0 && (
        <>
          <h2>{t('reproduce.found')}</h2>
          <ul className="advice">
            {open.review.diagnoses.map((diagnosis) => (
              <li key={diagnosisKey(diagnosis)}>{diagnosis.title}</li>
            ))}
          </ul>
        </>
      )}
      <Button className="button" onPress={open.cancel}>
        {t('reading.cancel')}
      </Button>
    </div>
  );
}
