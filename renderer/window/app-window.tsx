import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchLesson } from '../learn/player.ts';
import { ShareDialog } from '../share/share-dialog.tsx';
import { useShare } from '../share/share-store.ts';
import { QuestionDialog } from '../site/question-dialog.tsx';
import { useQuestion } from '../site/question-store.ts';
import { WipeDialog } from '../site/wipe-dialog.tsx';
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
      <ShareDialog />
      <WipeDialog />
      <QuestionDialog />
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
