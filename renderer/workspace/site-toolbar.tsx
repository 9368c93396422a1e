import { ArrowLeft, ArrowRight, RotateCw, Stethoscope, X } from 'lucide-react';
import { useState } from 'react';
import { Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { call } from '../platform/halo.ts';
import { useCapture } from '../store/capture.ts';
import { attempt } from '../store/notices.ts';
import { useSettings } from '../store/settings.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
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

/** On their own, because they change all the time while a page is busy. */
function SiteCounts() {
  const counts = useCounts();
  const requests = useCapture((state) => state.rows.length);
  const failures = useCapture((state) => state.failures);
  return (
    <span className="site-counts">
      <span>{counts.requests(requests)}</span>
      <span className={failures > 0 ? 'failed' : ''}>{counts.failures(failures)}</span>
    </span>
  );
}
