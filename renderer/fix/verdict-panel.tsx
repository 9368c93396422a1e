import {
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  Radar,
  Replace,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../shared/fix/watch.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { Source } from '../store/source.ts';
import { Fold } from '../widgets/fold.tsx';
import { useUnproven } from './unproven.ts';
import { type Judged, useVerdictWords } from './verdict-words.ts';

const looks: Readonly<
  Record<Verdict['kind'], { readonly icon: LucideIcon; readonly className: string }>
> = {
  waiting: { icon: Radar, className: 'waiting' },
  running: { icon: LoaderCircle, className: 'waiting' },
  works: { icon: CircleCheck, className: 'good' },
  // A tick belongs to what is proved alone.
  partly: { icon: CircleDashed, className: 'warn' },
  same: { icon: CircleX, className: 'bad' },
  different: { icon: Replace, className: 'warn' },
  doubtful: { icon: TriangleAlert, className: 'warn' },
};

/** What the check has shown so far, in words. */
export function VerdictPanel(judged: Judged) {
  const { icon: Icon, className } = looks[judged.verdict.kind];
  const { t } = useTranslation();
  const { title, text, more = [] } = useVerdictWords(judged);
  return (
    <div className={`verdict ${className}`} role="status">
      <Icon aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{text}</p>
        {more.length > 0 && (
          <Fold title={t('check.partlyMore', { count: more.length })}>
            <ul className="plain-list">
              {more.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
    </div>
  );
}

/** What follows from either answer, where only the user knows if it works. */
export function UnprovenNote({
  verdict,
  source,
}: {
  readonly verdict: Verdict | null;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const unproven = useUnproven(verdict);
  if (unproven === null) return null;
  const { words: button, isQuestion } = unproven;
  const isPart = verdict?.kind === 'partly';
  const rest = isPart ? 'check.unprovenRest' : 'check.unproven';
  const live = isQuestion ? 'check.asked' : rest;
  return <p className="quiet">{t(source === 'live' ? live : 'check.unprovenFile', { button })}</p>;
}

/**
 * What an answer without an error does not prove, such as right totals. How to do it again is left
 * out: whoever sent a record once more after it went through would have it twice.
 */
export function LookToo({
  diagnosis: { verify, fixed },
}: {
  readonly diagnosis: Pick<Diagnosis, 'verify' | 'fixed'>;
}) {
  const { t } = useTranslation();
  return (
    <p className="quiet">
      {t('check.lookToo')} {fixed ?? verify}
    </p>
  );
}
