import { CircleCheck, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Crash, crashText } from '../../shared/ipc/crash.ts';

/** Faults that are shown; the file holds more. */
const most = 20;

/** Faults of this program, as they were kept: for support, not for the user to mend. */
export function Faults({
  crashes,
  onClear,
}: {
  readonly crashes: readonly Crash[];
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('about');
  return (
    <div className="stack tight">
      <h2 id="about-faults">{t('faults')}</h2>
      {crashes.length === 0 ? (
        <p className="with-icon">
          <CircleCheck aria-hidden />
          {t('noFaults')}
        </p>
      ) : (
        <>
          <p>{t('faultsText', { count: crashes.length })}</p>
          <pre className="about-text" tabIndex={0} role="region" aria-labelledby="about-faults">
            {crashText(crashes.slice(0, most))}
          </pre>
          <Button className="button small" onPress={onClear}>
            <Trash2 aria-hidden />
            {t('clear', { count: crashes.length })}
          </Button>
        </>
      )}
    </div>
  );
}
