import {
  BadgeCheck,
  Bookmark,
  CircleDashed,
  CircleX,
  Play,
  Replace,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isOver, stepsDone } from '../../shared/fix/records.ts';
import { toldStatus } from '../../shared/rules/diagnosis.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import { formatMoment } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { show } from '../store/wizard.ts';
import { StatusChip } from '../widgets/status-chip.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { deleteFixes, resumeFix } from '../store/fixes.ts';

const icons: Readonly<Record<FixRecord['outcome'], LucideIcon>> = {
  fixed: BadgeCheck,
  said: Bookmark,
  open: Bookmark,
  left: Bookmark,
  same: CircleX,
  different: Replace,
  partly: CircleDashed,
  unproved: CircleDashed,
};

/** One entry: what failed, where and when, what was done, and how it ended. */
export function FixItem({ record }: { readonly record: FixRecord }) {
  const { t } = useTranslation();
  const region = useRegion();
  const id = useId();
  const { diagnosis, outcome, place, who } = record;
  const Icon = icons[outcome];
  const done = stepsDone(record);
  const when = formatMoment(record.changedAt, region);
  return (
    <article className="card result" aria-labelledby={id}>
      <div className="chips">
        <span className={outcome === 'fixed' ? 'chip good' : 'chip'}>
          <Icon aria-hidden />
          {t(`fixes.outcome.${outcome}`)}
        </span>
        <StatusChip status={toldStatus(diagnosis)} />
        <span className="chip">
          {place === 'practice' ? t('fixes.practice') : visibleLine(place)}
        </span>
      </div>
      <h2 id={id}>{diagnosis.title}</h2>
      <p className="quiet">{who === null ? when : t('fixes.whenBy', { when, who })}</p>
      {done.length > 0 && (
        <>
          <h3>{t('fixes.done')}</h3>
          <ul className="advice">
            {done.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      )}
      <div className="button-row">
        {!isOver(record) && (
          <Button
            className="button"
            aria-label={t('fixes.goOnLabel', { title: diagnosis.title })}
            onPress={() => {
              goOn(record);
            }}
          >
            <Play aria-hidden />
            {t('fixes.goOn')}
          </Button>
        )}
        <Button
          className="button quiet-button"
          aria-label={t('fixes.deleteLabel', { title: diagnosis.title })}
          onPress={() => void deleteFixes([record.id])}
        >
          <Trash2 aria-hidden />
          {t('fixes.delete')}
        </Button>
      </div>
    </article>
  );
}

/** Opens the walkthrough where it was left. */
export function goOn(record: FixRecord): void {
  resumeFix(record);
  show({ screen: 'walkthrough', source: record.source, key: record.key });
}
