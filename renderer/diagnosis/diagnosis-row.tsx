import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Diagnosis, toldStatus } from '../../shared/rules/diagnosis.ts';
import { StatusChip } from '../widgets/status-chip.tsx';
import type { Source } from '../store/source.ts';
import { showWalkthrough, showWhy } from '../actions/open-diagnosis.ts';
import { EndChip } from './end-chip.tsx';
import { useTimesFailed } from './times-failed.ts';
import type { End } from './use-over.ts';

/**
 * A problem in one line. `opens`: its walkthrough, or first why it failed where that does not stand
 * there; `end`: how it ended, where that is to be told; `children` tell of its requests, under it.
 */
export function DiagnosisRow({
  diagnosis,
  source,
  opens,
  end = null,
  children,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
  readonly opens: 'why' | 'fix';
  readonly end?: End | null;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const times = useTimesFailed(source, diagnosis);
  return (
    <li>
      <Button
        className="row-button problem-row"
        onPress={() => {
          (opens === 'why' ? showWhy : showWalkthrough)(source, diagnosis);
        }}
      >
        <span className="row-text">
          <strong>{diagnosis.title}</strong>
          <span className="chips">
            <StatusChip status={toldStatus(diagnosis)} />
            <EndChip end={end} />
            {children === undefined && times > 1 && (
              <span className="chip">{t('results.timesLabel', { count: times })}</span>
            )}
          </span>
        </span>
        <ChevronRight aria-hidden />
      </Button>
      {children}
    </li>
  );
}
