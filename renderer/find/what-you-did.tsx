import { Flag, MousePointerClick, RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useCapture } from '../store/capture.ts';
import { showRequest } from '../store/wizard.ts';
import { StatusChip } from '../widgets/status-chip.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { type Deed, deedsOf } from './what-failed.ts';

/** No more stops, and no more failures of one stop, are listed: the table has them all. */
const limit = { deeds: 40, failures: 8 };

/**
 * What the user did in Halo, the latest first, and under each action what failed by it. Nothing
 * where no action is known.
 */
export function WhatYouDid() {
  const { t } = useTranslation();
  const { reviewed, review, marks } = useCapture();
  const deeds = deedsOf(reviewed, review, marks);
  if (!deeds.some(({ kind, action }) => kind === 'mark' || action !== null)) return null;
  return (
    <section className="stack tight" aria-labelledby="deeds-heading">
      <h2 id="deeds-heading" className="small-heading">
        {t('deeds.title')}
      </h2>
      <ol className="plain-list deeds">
        {deeds
          .slice(-limit.deeds)
          .reverse()
          .map((deed) => (
            <DeedItem key={`${deed.kind} ${deed.at} ${deed.failures[0]?.index}`} deed={deed} />
          ))}
      </ol>
    </section>
  );
}

function DeedItem({ deed: { kind, action, at, failures } }: { readonly deed: Deed }) {
  const { t } = useTranslation();
  const region = useRegion();
  const Icon = kind === 'mark' ? Flag : action === null ? RefreshCw : MousePointerClick;
  const more = failures.length - limit.failures;
  return (
    <li className={kind === 'mark' ? 'deed said' : 'deed'}>
      <p className="deed-head">
        <Icon aria-hidden />
        <strong>
          {kind === 'mark'
            ? t('deeds.mark')
            : action === null
              ? t('deeds.byItself')
              : visibleLine(action)}
        </strong>
        {at !== null && <span className="quiet">{formatTime(at, region)}</span>}
      </p>
      {failures.length > 0 && (
        <ul className="plain-list deed-failures">
          {failures.slice(0, limit.failures).map(({ index, name, status, title }) => (
            <li key={index}>
              <StatusChip status={status} />
              <span>{title}</span>
              <Button
                className="link-button"
                onPress={() => {
                  showRequest('live', index);
                }}
              >
                {visibleLine(name)}
              </Button>
            </li>
          ))}
          {more > 0 && <li className="quiet">{t('deeds.more', { count: more })}</li>}
        </ul>
      )}
    </li>
  );
}
