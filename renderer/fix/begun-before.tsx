import { History } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { beginAnew } from '../actions/open-diagnosis.ts';
import { useFixes } from '../store/fixes.ts';
import type { Source } from '../store/source.ts';
import { formatMoment } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { useRecord } from './use-fix.ts';

/** Says that a fix from before goes on, and offers a new one. Nothing where it was begun just now. */
export function BegunBefore({
  source,
  diagnosis,
}: {
  readonly source: Source;
  readonly diagnosis: Diagnosis;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const record = useRecord(source, diagnosisKey(diagnosis));
  const begun = useFixes((state) => state.begun);
  if (record === null || begun[record.id] !== 'before') return null;
  // What is only remembered has no request by which it would be known again.
  const mayBeginAnew = diagnosis.entries.length > 0;
  return (
    <p className="callout info">
      <History aria-hidden />
      <span>
        {t('walkthrough.begunBefore', { when: formatMoment(record.startedAt, region) })}{' '}
        {mayBeginAnew && (
          <Button
            className="link-button"
            onPress={() => {
              beginAnew(source, diagnosis);
            }}
          >
            {t('walkthrough.beginAnew')}
          </Button>
        )}
      </span>
    </p>
  );
}
