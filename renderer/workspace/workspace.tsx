import { TriangleAlert } from 'lucide-react';
import { Suspense, useDeferredValue, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { later } from '../platform/later.ts';
import { WeakBrowser } from '../site/weak-browser.tsx';
import { PageNotes } from '../site/page-notes.tsx';
import { useSite } from '../store/site.ts';
import { selectRequest, selectTab, useWizard, type WorkspaceTab } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { useReview, useRows, useSource } from '../store/sources.ts';
import { BrowserShown } from './browser-shown.tsx';
import { ClosedHalo } from './closed-halo.tsx';
import { EnterHalo } from './enter-halo.tsx';
import { FindBar } from './find-bar.tsx';
import { NoRequests } from './no-requests.tsx';
import { SiteToolbar } from './site-toolbar.tsx';
import { SiteView } from './site-view.tsx';
import { UnopenedHalo } from './unopened-halo.tsx';
import { say } from '../../shared/words/say.ts';

const RequestsPane = later(() =>
  import('../requests/requests-pane.tsx').then((module) => module.RequestsPane),
);

/**
 * The right side: Halo itself, and the requests of what is looked at. `isCovered`: something of
 * ours lies over it.
 */
export function Workspace({ isCovered }: { readonly isCovered: boolean }) {
  const { t } = useTranslation();
  const counts = useCounts();
  const source = useWizard((state) => state.source);
  const tab = useWizard((state) => state.tab);
  const requests = useRows(source).length;
  const isOpen = useSite((state) => state.open);
  const unopened = useSite((state) => state.unopened);
  const hasBrowser = useSite((state) => state.browser !== null);
  return (
    <section
      id="workspace"
      className="workspace"
      data-area="workspace"
      aria-label={t('workspace.region')}
      tabIndex={-1}
    >
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          selectTab(key as WorkspaceTab);
        }}
      >
        <TabList className="tab-list" aria-label={t('workspace.tabs')}>
          <Tab id="halo" className="tab">
            {t('workspace.halo')}
          </Tab>
          <Tab id="requests" className="tab">
            {t('workspace.requests')}
            {requests > 0 && <span className="tab-count">{counts.shown(requests)}</span>}
          </Tab>
        </TabList>
        <TabPanel id="halo" className="tab-panel">
          {isOpen ? (
            <>
              <SiteToolbar />
              <RecordNote />
              <WeakBrowser />
              <PageNotes />
              {unopened === null ? (
                <>
                  <FindBar />
                  <EnterHalo />
                  <SiteView isCovered={isCovered} />
                </>
              ) : (
                <UnopenedHalo failure={unopened} />
              )}
            </>
          ) : hasBrowser ? (
            <BrowserShown />
          ) : (
            <ClosedHalo />
          )}
        </TabPanel>
        <TabPanel id="requests" className="tab-panel">
          <Suspense fallback={null}>
            <Requests />
          </Suspense>
        </TabPanel>
      </Tabs>
    </section>
  );
}

/** Since when and why the recording has a gap. */
function RecordNote() {
  const faults = useSite((state) => state.recordingFaults);
  return faults.length === 0 ? null : (
    <p className="callout warn record-note" role="status">
      <TriangleAlert aria-hidden />
      {faults.map((fault) => say(`recording.${fault}`)).join(' ')}
    </p>
  );
}

function Requests() {
  const source = useWizard((state) => state.source);
  const selected = useWizard((state) => state.selected);
  const rows = useRows(source);
  const review = useReview(source);
  const { load } = useSource(source, (state) => state.contents);
  // A file brings 100,000 rows at once: what was found shows first, the table follows in a render
  // of its own.
  const shown = useDeferredValue(
    useMemo(() => ({ source, rows, review, load }), [source, rows, review, load]),
    null,
  );
  if (shown === null || shown.source === null || shown.source !== source || shown.rows.length === 0)
    return <NoRequests />;
  return (
    <RequestsPane
      key={source}
      rows={shown.rows}
      review={shown.review}
      selectedIndex={selected[source]}
      onSelect={(index) => {
        selectRequest(source, index);
      }}
      load={shown.load}
      live={source === 'live'}
    />
  );
}
