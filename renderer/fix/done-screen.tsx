import { BadgeCheck, Bookmark, CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { provedAlike } from '../../shared/fix/proof.ts';
import { findDiagnosis } from '../store/diagnoses.ts';
import { useIsRecent, useOver } from '../diagnosis/use-over.ts';
import { useRecord } from './use-fix.ts';
import { show } from '../store/wizard.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { Attempts } from './attempts.tsx';
import { TicketNotes } from './ticket-notes.tsx';
import { useReview, useReviewedRows } from '../store/sources.ts';
import type { Place } from '../store/place.ts';
import type { Source } from '../store/source.ts';

interface DoneProps {
  readonly source: Source;
  readonly diagnosisKey: string;
  readonly worked: boolean;
}

/** The end of one diagnosis, and where to go from here. */
export function DoneScreen({ source, diagnosisKey: key, worked }: DoneProps) {
  const { t } = useTranslation();
  const review = useReview(source);
  const record = useRecord(source, key);
  // What was fixed is told as it was understood then.
  const title = record?.diagnosis.title ?? findDiagnosis(review, key)?.title ?? '';
  // Whoever comes back here later may have seen it fail since. Without a record it was just fixed.
  const outcome = worked ? (record?.outcome ?? 'fixed') : 'left';
  const works = outcome === 'fixed' || outcome === 'said';
  const rows = useReviewedRows(source);
  const at = record?.after?.at ?? null;
  const alike = useMemo(() => provedAlike(key, at, review, rows), [key, at, review, rows]);
  const also = works ? alike : [];
  const over = useOver(source, review);
  const isLeft = (other: string) =>
    other !== key && ![over.fixed, over.said, over.asOther].some((keys) => keys.has(other));
  const left = review.diagnoses.filter((diagnosis) => isLeft(diagnosisKey(diagnosis)));
  const others = left.filter(useIsRecent(source)).length;
  // What is recorded goes on: another problem that comes now is no reason to move what is just
  // being pressed.
  const [hadOthers] = useState(others > 0);
  const results = {
    words: t('done.results', { count: others }),
    place: { screen: 'results', source },
  } as const;
  const ways: readonly { readonly words: string; readonly place: Place }[] = [
    ...(hadOthers ? [results] : []),
    ...(source === 'live'
      ? [{ words: t('done.again'), place: { screen: 'reproduce', source } } as const]
      : []),
    { words: t('done.start'), place: { screen: 'start' } },
    { words: t('fixes.title'), place: { screen: 'fixes' } },
    ...(others > 0 && !hadOthers ? [results] : []),
  ];
  const [main, ...more] = ways;
  return (
    <div className="stack with-footer">
      {/* Only what was seen to work gets a tick. */}
      {outcome === 'fixed' ? (
        <BadgeCheck aria-hidden className="big-icon good" />
      ) : (
        <Bookmark aria-hidden className="big-icon" />
      )}
      <ScreenHeading>
        {outcome === 'fixed' && t('done.works')}
        {outcome === 'said' && t('done.said')}
        {!works && t(`fixes.outcome.${outcome}`)}
      </ScreenHeading>
      <p className="lead">
        {outcome === 'fixed' && t('done.worksText', { title })}
        {outcome === 'said' && t('done.saidText', { title })}
        {outcome === 'left' && `${t('done.leftText')} `}
        {!works && t('done.openText', { title })}
      </p>
      <Also titles={also.map((one) => one.title)} />
      {works && record !== null && (
        <Attempts before={record.before} after={record.after} failedAs={record.diagnosis.status} />
      )}
      {works && record !== null && <TicketNotes record={record} also={also} />}
      <p className="quiet">{t('done.kept')}</p>
      {others > 0 && <p>{t('done.others', { count: others })}</p>}
      <ScreenFooter>
        {main !== undefined && (
          <Button
            className="button primary"
            onPress={() => {
              show(main.place);
            }}
          >
            {main.words}
          </Button>
        )}
        <div className="footer-links">
          {more.map(({ words, place }) => (
            <Button
              key={words}
              className="link-button"
              onPress={() => {
                show(place);
              }}
            >
              {words}
            </Button>
          ))}
        </div>
      </ScreenFooter>
    </div>
  );
}

/** What else the same try showed to work again. */
function Also({ titles }: { readonly titles: readonly string[] }) {
  const { t } = useTranslation();
  if (titles.length === 0) return null;
  return (
    <div className="callout">
      <CircleCheck aria-hidden />
      <div>
        <p>{t('done.also')}</p>
        <ul className="plain-list">
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
