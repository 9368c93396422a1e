import { Activity, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AfterPaint, later } from '../platform/later.ts';
import { hasCase, useExam } from '../store/exam.ts';
import { useShare } from '../store/share.ts';
import { useQuestion } from '../store/question.ts';
import { useSite } from '../store/site.ts';
import { useWipe } from '../store/wipe.ts';
import { useOverlay } from '../store/overlay.ts';
import { isReadingRoom } from '../store/place.ts';
import { usePlace } from '../store/wizard.ts';
import { WizardPanel } from './wizard-panel.tsx';
import { Workspace } from '../workspace/workspace.tsx';
import { watchFocus } from './areas.ts';
import { DropTarget } from './drop-target.tsx';
import { hearKeys } from './keys.ts';
import { Notices } from './notices.tsx';
import { Splitter } from './splitter.tsx';
import { TitleBar } from './title-bar.tsx';

const ShareDialog = later(() =>
  import('../share/share-dialog.tsx').then((module) => module.ShareDialog),
);
const WipeDialog = later(() =>
  import('../site/wipe-dialog.tsx').then((module) => module.WipeDialog),
);
const QuestionDialog = later(() =>
  import('../site/question-dialog.tsx').then((module) => module.QuestionDialog),
);
const Shown = later(() => import('./screen-report.ts').then((module) => module.Shown));
const Overlays = later(() => import('./overlays.tsx').then((module) => module.Overlays));

/** The whole window: title bar, the wizard on the left, Halo and the requests on the right. */
export function AppWindow() {
  const { t } = useTranslation();
  const isSharing = useShare((state) => state.sharing !== null);
  const isAsked = useQuestion((state) => state.question !== null);
  const isWiping = useWipe((state) => state.isAsking);
  const isUnder = useOverlay((state) => state.overlay !== null);
  const isBeside = useSite((state) => state.browser !== null);
  // While the code of a screen is fetched the one before it stays, in place of nothing.
  const place = useDeferredValue(usePlace());
  const isRoom = isReadingRoom(place, useExam(hasCase));
  const [isDropping, setDropping] = useState(false);
  const [isSplitting, setSplitting] = useState(false);
  useEffect(watchFocus, []);
  useEffect(hearKeys, []);
  return (
    <DropTarget onChange={setDropping}>
      {!isRoom && (
        <a className="skip-link" href="#workspace">
          {t('app.skipToWorkspace')}
        </a>
      )}
      <TitleBar />
      <div className={`columns ${isBeside ? 'beside' : ''} ${isRoom ? 'room' : ''}`}>
        <div className="wizard-column">
          <Notices />
          <WizardPanel place={place} />
        </div>
        <Activity mode={isRoom ? 'hidden' : 'visible'}>
          <Splitter onDrag={setSplitting} />
          <Workspace
            isCovered={isDropping || isSharing || isAsked || isWiping || isUnder || isSplitting}
          />
        </Activity>
      </div>
      <AfterPaint>
        <Shown />
      </AfterPaint>
      <Suspense fallback={null}>
        {isSharing && <ShareDialog />}
        {isWiping && <WipeDialog />}
        {isAsked && <QuestionDialog />}
        {isUnder && <Overlays />}
      </Suspense>
    </DropTarget>
  );
}
