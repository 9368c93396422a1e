import { TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { WeakBrowser } from '../site/weak-browser.tsx';
import { PageNotes } from '../site/page-notes.tsx';
import { useReading } from '../store/reading.ts';
import { useSite } from '../store/site.ts';
import { useSource } from '../store/sources.ts';
import { type RequestsDrawer as DrawerSize, useWizard } from '../store/wizard.ts';
import { useHeight } from '../widgets/size.ts';
import { BrowserShown } from './browser-shown.tsx';
import { ClosedHalo } from './closed-halo.tsx';
import { EnterHalo } from './enter-halo.tsx';
import { FileBeingRead, FileSummary } from './file-summary.tsx';
import { FindBar } from './find-bar.tsx';
import { RequestsDrawer } from './requests-drawer.tsx';
import { SiteToolbar } from './site-toolbar.tsx';
import { SiteView } from './site-view.tsx';
import { UnopenedHalo } from './unopened-halo.tsx';
import { say } from '../../shared/words/say.ts';

/** Lower than this, in pixels, Halo and the requests have no room above each other. */
const lowest = 440;
/** Of the height, what the drawer takes where it stands below something (workspace.css). */
const drawerShare = 0.55;

/**
 * The right side: Halo itself, or the file that is looked at, and below it the drawer with the
 * requests. They stand above each other and never over each other, for the embedded view would paint
 * over HTML. `isCovered`: something of ours lies over it.
 */
export function Workspace({ isCovered }: { readonly isCovered: boolean }) {
  const { t } = useTranslation();
  const whole = useRef<HTMLElement>(null);
  const height = useHeight(whole);
  const wanted = useWizard((state) => state.drawer);
  const source = useWizard((state) => state.source);
  const file = useSource(source, (state) => state.file);
  const reading = useReading((state) => state.reading);
  const isRead = useWizard(({ places }) => places.now.screen === 'reading');
  // What was read before stays for whoever cancels, and is not shown beside the name of another file.
  const isOld = file !== null && isRead && reading !== null;
  const isLow = height > 0 && height < lowest;
  const drawer: DrawerSize = wanted === 'part' && isLow ? 'whole' : wanted;
  const room = drawer === 'part' ? height * (1 - drawerShare) : height;
  return (
    <section
      ref={whole}
      id="workspace"
      className="workspace"
      aria-label={t('workspace.region')}
      tabIndex={-1}
    >
      {(drawer !== 'whole' || isOld) && (
        <div className="shown" data-area="workspace">
          {file === null && <Halo isCovered={isCovered} isLow={height > 0 && room < lowest} />}
          {isOld && <FileBeingRead name={reading.name} />}
          {file !== null && !isOld && <FileSummary file={file} />}
        </div>
      )}
      {!isOld && <RequestsDrawer size={drawer} />}
    </section>
  );
}

function Halo({ isCovered, isLow }: { readonly isCovered: boolean; readonly isLow: boolean }) {
  const isOpen = useSite((state) => state.open);
  // There its advice is followed already, and nothing is real.
  const isPractice = useSite((state) => state.kind === 'practice');
  const unopened = useSite((state) => state.unopened);
  const hasBrowser = useSite((state) => state.browser !== null);
  if (!isOpen) return hasBrowser ? <BrowserShown /> : <ClosedHalo />;
  return (
    <>
      <SiteToolbar />
      <RecordNote />
      {!isPractice && unopened === null && <WeakBrowser isShort={isLow} />}
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
