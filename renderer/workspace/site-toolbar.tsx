import { ArrowLeft, ArrowRight, RotateCw, Stethoscope, X } from 'lucide-react';
import { useState } from 'react';
import { Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { call } from '../platform/halo.ts';
import { useOpenCount } from '../diagnosis/use-over.ts';
import { useCapture } from '../store/capture.ts';
import { attempt } from '../store/notices.ts';
import { useSettings } from '../store/settings.ts';
import { useSite } from '../store/site.ts';
import { show, usePlace } from '../store/wizard.ts';
import { AddressField } from '../widgets/address-field.tsx';
import { useCounts } from '../widgets/counts.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { openOwn } from '../actions/open-halo.ts';
import { sameOrigin } from '../text/addresses.ts';
import { RecordState } from './record-state.tsx';

/** The embedded browser's own bar: where it is, and whether what it does is recorded. */
export function SiteToolbar() {
  const { t } = useTranslation();
  const { t: checkup } = useTranslation('checkup');
  // Not the counts of the recording, which change all the time.
  const site = useSite(
    useShallow(({ url, loading, canGoBack, canGoForward }) => ({
      url,
      loading,
      canGoBack,
      canGoForward,
    })),
  );
  const addresses = useSettings((state) => state.addresses);
  const [edited, setEdited] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isListOpen, setListOpen] = useState(false);

  const go = (to: 'back' | 'forward' | 'reload' | 'stop') => {
    void attempt(() => call('site.go', { to }), t('app.unexpected'));
  };
  const write = (address: string | null) => {
    setEdited(address);
    setError(null);
  };
  const visit = (address: string) => {
    write(null);
    if (sameOrigin(address, site.url))
      void attempt(() => call('site.visit', { url: address }), t('app.unexpected'));
    else
      void openOwn(address, (words) => {
        setEdited(address);
        setError(words);
      });
  };
  return (
    <Group
      className={isListOpen ? 'site-toolbar lowered' : 'site-toolbar'}
      aria-label={t('site.toolbar')}
    >
      <IconButton
        icon={ArrowLeft}
        label={t('site.back')}
        isDisabled={!site.canGoBack}
        onPress={() => {
          go('back');
        }}
      />
      <IconButton
        icon={ArrowRight}
        label={t('site.forward')}
        isDisabled={!site.canGoForward}
        onPress={() => {
          go('forward');
        }}
      />
      {site.loading ? (
        <IconButton
          icon={X}
          label={t('site.stop')}
          onPress={() => {
            go('stop');
          }}
        />
      ) : (
        <IconButton
          icon={RotateCw}
          label={t('site.reload')}
          onPress={() => {
            go('reload');
          }}
        />
      )}
      <AddressField
        label={t('site.address')}
        listLabel={t('site.remembered')}
        isLabelHidden
        addresses={addresses}
        typed={edited ?? site.url}
        wanted={edited ?? ''}
        error={error}
        onType={write}
        onGo={visit}
        onListOpen={setListOpen}
        onLeave={() => {
          write(null);
        }}
      />
      <RecordState />
      <SiteCounts />
      <IconButton
        icon={Stethoscope}
        label={checkup('door.toolbar')}
        onPress={() => {
          show({ screen: 'checkup' });
        }}
      />
    </Group>
  );
}

/**
 * The problems that are left, as the results count them. How many requests they are made of, and what
 * was set aside, is another matter: it shows where the pointer rests, and to screen readers. On its
 * own, because it changes all the time while a page is busy.
 */
function SiteCounts() {
  const { t } = useTranslation();
  const counts = useCounts();
  const problems = useOpenCount('live');
  // A check-up counts what it finds in Halo's lists: none of that is a failed request.
  const isCheckup = usePlace().screen === 'checkup';
  // The page itself says that it did not open, and that is no problem of Halo's.
  const isUnopened = useSite(({ unopened }) => unopened !== null);
  const requests = useCapture((state) => state.rows.length);
  const failed = useCapture(({ review }) =>
    review.diagnoses.reduce((sum, { entries }) => sum + entries.length, 0),
  );
  const aside = useCapture(({ review }) => review.setAside);
  const isOver = problems === 0 && failed > 0;
  const details = t('site.counted', {
    requests: counts.requests(requests),
    failed: counts.shown(failed),
    aside: counts.shown(aside),
  });
  return (
    <span className="site-counts" title={details}>
      {!isCheckup && !isUnopened && (
        <span className={problems > 0 ? 'failed' : ''}>
          {isOver ? t('site.noneLeft') : t('results.title', { count: problems })}
        </span>
      )}
      <span className="visually-hidden">{details}</span>
    </span>
  );
}
