import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../later.ts';
import { watchLesson } from '../learn/player.ts';
import { useShare } from '../share/share-store.ts';
import { useQuestion } from '../site/question-store.ts';
import { useWipe } from '../site/wipe.ts';
import { useSettings } from '../store/settings.ts';
import { back, forward, selectTab } from '../store/wizard.ts';
import { WizardPanel } from '../wizard/wizard-panel.tsx';
import { chooseFile } from '../wizard/open-file.ts';
import { Workspace } from '../workspace/workspace.tsx';
import { DropTarget } from './drop-target.tsx';
import { Notices } from './notices.tsx';
import { TitleBar } from './title-bar.tsx';
import { useShown } from './use-shown.ts';

const ShareDialog = later(() => import('../share/share-dialog.tsx').then((module) => module.ShareDialog));
const WipeDialog = later(() => import('../site/wipe-dialog.tsx').then((module) => module.WipeDialog));
const QuestionDialog = later(() => import('../site/question-dialog.tsx').then((module) => module.QuestionDialog));

/** The whole window: title bar, the wizard on the left, Halo and the requests on the right. */
export function AppWindow() {
  const { t } = useTranslation();
  const { theme, density } = useSettings((state) => state.appearance);
  const isSharing = useShare((state) => state.sharing !== null);
  const isAsked = useQuestion((state) => state.question !== null);
  const isWiping = useWipe((state) => state.isAsking);
  const [isDropping, setDropping] = useState(false);
  useShown();
  useEffect(watchLesson, []);
  useEffect(() => { Object.assign(document.documentElement.dataset, { theme, density }); }, [theme, density]);
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, []);
  return (
    <DropTarget onChange={setDropping}>
      <a className="skip-link" href="#workspace">{t('app.skipToWorkspace')}</a>
      <TitleBar />
      <div className="columns">
        <div className="wizard-column">
          <WizardPanel />
          <Notices />
        </div>
        <Workspace isCovered={isDropping || isSharing || isAsked || isWiping} />
      </div>
      <Suspense fallback={null}>
        {isSharing && <ShareDialog />}
        {isWiping && <WipeDialog />}
        {isAsked && <QuestionDialog />}
      </Suspense>
    </DropTarget>
  );
}

function onKey(event: KeyboardEvent): void {
  // Where a browser opens its console, we open what it would show.
  if (event.key === 'F12' || (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === 'i')) { event.preventDefault(); selectTab('requests'); }
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'o') {
    event.preventDefault(); // or the menu would open a second dialog
    void chooseFile();
  }
  if (event.altKey && event.key === 'ArrowLeft') { event.preventDefault(); back(); }
  if (event.altKey && event.key === 'ArrowRight') { event.preventDefault(); forward(); }
}
