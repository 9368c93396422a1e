import { Share2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { Source } from '../store/source.ts';
import { shareDiagnosis } from '../store/share.ts';

/** Opens the dialog that makes a problem safe to send. */
export function ShareButton({
  diagnosis,
  source,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}) {
  const { t } = useTranslation('share');
  return (
    <Button
      className="button"
      aria-label={t('buttonLabel', { title: diagnosis.title })}
      onPress={() => {
        void shareDiagnosis(diagnosis, source);
      }}
    >
      <Share2 aria-hidden />
      {t('button')}
    </Button>
  );
}
