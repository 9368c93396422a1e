import { ListChecks } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { isEnded, newestFirst } from '../../shared/fix/records.ts';
import { changeFix, type FixesState, useFixes } from '../store/fixes.ts';
import type { Place } from '../store/place.ts';
import { show, useWizard, type WizardState } from '../store/wizard.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useDiagnosis, useRecord } from './use-fix.ts';
import { FailedMeanwhile, useWatched, Watched } from './watched.tsx';

type FixPlace = Extract<Place, { readonly screen: 'walkthrough' | 'check' }>;

const isFix = (place: Place): place is FixPlace =>
  (place.screen === 'walkthrough' || place.screen === 'check') && place.source === 'live';

/** Where the user was last in a fix of what was recorded; null where they were in none. */
const lastPlace = ({ places: { past, future } }: WizardState): FixPlace | null =>
  future.find(isFix) ?? past.findLast(isFix) ?? null;

/** Whoever went back, and then on to another screen, has left that place; the fix goes on. */
function lastBegun({ records, current }: FixesState): FixPlace | null {
  const begun = newestFirst(
    records.filter((record) => current[`live ${record.key}`] === record.id && !isEnded(record)),
  );
  const [first] = begun;
  return first === undefined ? null : { screen: 'walkthrough', source: 'live', key: first.key };
}

/**
 * The failure that is being fixed, while its user looks at results or tries again: it is watched on,
 * and one click leads back to it. Nothing where none is.
 */
export function Followed({
  beside = null,
}: {
  /** The problem that stands first on the same page; null where none does. */
  readonly beside?: Diagnosis | null;
}) {
  const visited = useWizard(lastPlace);
  const fixes = useFixes();
  const place = visited ?? lastBegun(fixes);
  return place === null ? null : <FollowedFix place={place} beside={beside} />;
}

interface FollowedProps {
  readonly place: FixPlace;
  readonly beside: Diagnosis | null;
}

function FollowedFix({ place, beside }: FollowedProps) {
  const diagnosis = useDiagnosis('live', place.key);
  const record = useRecord('live', place.key);
  if (diagnosis === null || record === null || isEnded(record)) return null;
  // Its own card leads back to its steps.
  if (beside !== null && diagnosisKey(beside) === diagnosisKey(diagnosis)) return null;
  return <Card place={place} diagnosis={diagnosis} isOther={beside !== null} />;
}

function Card({
  place,
  diagnosis,
  isOther,
}: {
  readonly place: FixPlace;
  readonly diagnosis: Diagnosis;
  /** Another problem stands first on the page. */
  readonly isOther: boolean;
}) {
  const { t } = useTranslation();
  const watched = useWatched(diagnosis);
  // What failed meanwhile stands on the page itself there.
  const told = isOther ? { ...watched, meanwhile: [] } : watched;
  return (
    <section className="card stack tight" aria-labelledby="followed-heading">
      <h2 id="followed-heading" className="small-heading">
        {t(isOther ? 'followed.other' : 'followed.title')}
      </h2>
      <p>{visibleLine(diagnosis.title)}</p>
      <Watched watched={told} />
      <FailedMeanwhile watched={told} />
      <div className="button-row">
        {watched.finish !== null && (
          <Button className="button primary small" onPress={watched.finish}>
            {t('check.done')}
          </Button>
        )}
        <Button
          className="button small"
          onPress={() => {
            show(place);
          }}
        >
          <ListChecks aria-hidden />
          {t('followed.back')}
        </Button>
        <Button
          className="link-button"
          onPress={() => {
            changeFix('live', diagnosisKey(diagnosis), { outcome: 'left' });
          }}
        >
          {t('followed.leave')}
        </Button>
      </div>
    </section>
  );
}
