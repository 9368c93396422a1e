import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LearnScreens } from '../learn/learn-screens.tsx';
import { LessonDock } from '../learn/lesson-screen.tsx';
import { FixesScreen } from '../history/fixes-screen.tsx';
import { CapturesScreen } from '../captures/captures-screen.tsx';
import { back, forward, useWizard } from '../store/wizard.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { DraftScreen } from '../packs/draft-screen.tsx';
import { PacksScreen } from '../packs/packs-screen.tsx';
import { CheckScreen } from './check-screen.tsx';
import { usePlace } from './current.ts';
import { DoneScreen } from './done-screen.tsx';
import type { Place } from './history.ts';
import { OwnScreens } from './own-screens.tsx';
import { PasteScreen } from './paste-screen.tsx';
import { ReadingScreen } from './reading-screen.tsx';
import { ReproduceScreen } from './reproduce-screen.tsx';
import { ResultsScreen } from './results-screen.tsx';
import { StartScreen } from './start-screen.tsx';
import { WalkthroughScreen } from './walkthrough-screen.tsx';

/** null: a screen outside of the way from a failure to its fix. */
const stageOf = {
  learn: null, lesson: null, exam: null, guide: null, trainer: null, settings: null, help: null, about: null,
  start: 0, fixes: 0, packs: 0, captures: 0, paste: 1, reproduce: 1, reading: 1, results: 2, draft: 2, walkthrough: 3, check: 3, done: 4,
} as const satisfies Record<Place['screen'], number | null>;

/** The left column: where the user is, and the screen itself, which scrolls on its own. */
export function WizardPanel() {
  const { t } = useTranslation();
  const place = usePlace();
  const canGoBack = useWizard((state) => state.history.past.length > 0);
  const canGoForward = useWizard((state) => state.history.future.length > 0);
  const stages = [t('wizard.stage.start'), t('wizard.stage.find'), t('wizard.stage.why'), t('wizard.stage.fix'), t('wizard.stage.done')];
  const now = stageOf[place.screen];
  return (
    <main className="wizard" aria-label={t('wizard.region')}>
      <div className="wizard-head">
        <IconButton icon={ArrowLeft} label={t('wizard.back')} isDisabled={!canGoBack} side="bottom" onPress={back} />
        <IconButton icon={ArrowRight} label={t('wizard.forward')} isDisabled={!canGoForward} side="bottom" onPress={forward} />
        {now !== null && (
          <ol className="stages" aria-label={t('wizard.progress')}>
            {stages.map((stage, at) => <li key={stage} className={at < now ? 'past' : ''} aria-current={at === now ? 'step' : undefined}>{stage}</li>)}
          </ol>
        )}
      </div>
      {now !== null && <LessonDock />}
      <div className="wizard-scroll"><Screen place={place} /></div>
    </main>
  );
}

function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'start': return <StartScreen />;
    case 'paste': return <PasteScreen />;
    case 'packs': return <PacksScreen />;
    case 'captures': return <CapturesScreen />;
    case 'draft': return <DraftScreen key={`${place.source} ${place.index}`} source={place.source} index={place.index} />;
    case 'learn': case 'lesson': case 'exam': case 'guide': case 'trainer': return <LearnScreens screen={place.screen} />;
    case 'settings': case 'help': case 'about': return <OwnScreens place={place} />;
    case 'fixes': return <FixesScreen />;
    case 'reproduce': return <ReproduceScreen />;
    case 'reading': return <ReadingScreen />;
    case 'results': return <ResultsScreen key={place.source} source={place.source} />;
    case 'walkthrough': return <WalkthroughScreen source={place.source} problem={place.problem} />;
    case 'check': return <CheckScreen source={place.source} problem={place.problem} after={place.after} />;
    case 'done': return <DoneScreen source={place.source} problem={place.problem} worked={place.worked} />;
  }
}
