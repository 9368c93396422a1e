import { Bookmark, MapPin, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Diagnosis, toldStatus } from '../../shared/rules/diagnosis.ts';
import { OriginChip } from '../packs/origin-chip.tsx';
import { EndChip } from './end-chip.tsx';
import { useEnd, useIsUnchecked } from './use-over.ts';
import { StatusChip } from '../widgets/status-chip.tsx';
import type { Source } from '../store/source.ts';
import { useFailedPage, useOtherPages, usePageName } from './failed-page.ts';
import { useTimesFailed } from './times-failed.ts';

/**
 * Status, on which page, integration, how often, and whether only custom integrations cause it.
 */
export function DiagnosisChips({
  diagnosis,
  source,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const end = useEnd(source, diagnosis);
  const isUnchecked = useIsUnchecked(source, diagnosis);
  const where = useWhere(source, diagnosis);
  const count = useTimesFailed(source, diagnosis);
  return (
    <div className="chips">
      <EndChip end={end} />
      {isUnchecked && (
        <span className="chip">
          <Bookmark aria-hidden />
          {t('fixes.outcome.left')}
        </span>
      )}
      <StatusChip status={toldStatus(diagnosis)} />
      {where !== null && (
        <span className="chip">
          <MapPin aria-hidden />
          {where.words}
        </span>
      )}
      {diagnosis.integration !== null && where?.name !== diagnosis.integration && (
        <span className="chip">{diagnosis.integration}</span>
      )}
      {count > 1 && <span className="chip">{t('results.timesLabel', { count })}</span>}
      <OriginChip origin={diagnosis.origin} />
      {diagnosis.customOnly && (
        <span className="chip custom">
          <Wrench aria-hidden />
          {t('results.customOnly')}
        </span>
      )}
      {diagnosis.customOnly && <p className="quiet chips-note">{t('results.customOnlyHint')}</p>}
    </div>
  );
}

/** What no page of Halo causes did not fail on one. */
function whereWords({ customOnly }: Diagnosis, isRecord: boolean) {
  if (customOnly) return isRecord ? 'results.seenOn' : 'results.seenOnPage';
  return isRecord ? 'results.onRecord' : 'results.onPage';
}

/** The page, and how it is told. */
function useWhere(
  source: Source,
  diagnosis: Diagnosis,
): { readonly name: string; readonly words: string } | null {
  const { t } = useTranslation();
  const page = useFailedPage(source, diagnosis);
  const first = diagnosis.entries[0] ?? 0;
  const shown = usePageName(source, page, diagnosis.integration, first);
  const count = useOtherPages(source, diagnosis);
  if (shown === null) return null;
  const { name, isRecord } = shown;
  const where = t(whereWords(diagnosis, isRecord), { page: name });
  return { name, words: count === 0 ? where : t('results.onMore', { where, count }) };
}
