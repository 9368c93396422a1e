import { Replace } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../store/source.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useExplainedBefore } from './use-fix.ts';

/** Says that what came since changed the explanation. Nothing where it did not. */
export function ExplainedBefore({
  source,
  diagnosisKey,
}: {
  readonly source: Source;
  readonly diagnosisKey: string;
}) {
  const { t } = useTranslation();
  const title = useExplainedBefore(source, diagnosisKey);
  if (title === null) return null;
  return (
    <p className="callout warn" role="status">
      <Replace aria-hidden />
      {t('walkthrough.explainedAnew', { title: visibleLine(title) })}
    </p>
  );
}
