import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { lastFix, stepsDone } from '../../shared/fix/records.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { formatDay } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import type { Source } from '../store/source.ts';
import { currentFix, useFixes } from '../store/fixes.ts';

/**
 * "Seen before: fixed on 3 November by …", with what was done then; nothing where this failure is
 * new.
 */
export function SeenBefore({
  diagnosis,
  source,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const key = diagnosisKey(diagnosis);
  const records = useFixes((state) => state.records);
  const current = useFixes((state) => currentFix(state, source, key)?.id ?? null);
  const past = lastFix(records, key, current);
  if (past === null) return null;
  const date = formatDay(past.changedAt, region);
  const done = stepsDone(past);
  return (
    <div className="callout info">
      <History aria-hidden />
      <div>
        <strong>
          {past.who === null
            ? t('fixes.seenBefore', { date })
            : t('fixes.seenBeforeBy', { date, who: past.who })}
        </strong>
        {done.length > 0 && (
          <>
            <p>{t('fixes.helped')}</p>
            <ul className="advice">
              {done.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
