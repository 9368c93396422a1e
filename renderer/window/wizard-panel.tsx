import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../platform/later.ts';
import { stepOf, usePlayer } from '../store/lesson-run.ts';
import { useSite } from '../store/site.ts';
import { back, forward, useWizard } from '../store/wizard.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import type { Place } from '../store/place.ts';
import { ProgramScreens } from './program-screens.tsx';
import { StartScreen } from '../start/start-screen.tsx';

// In the order in which most people come to them.
const ReproduceScreen = later(() =>
  import('../find/reproduce-screen.tsx').then((module) => module.ReproduceScreen),
);
const ReadingScreen = later(() =>
  import('../find/reading-screen.tsx').then((module) => module.ReadingScreen),
);
const ResultsScreen = later(() =>
  import('../why/results-screen.tsx').then((module) => module.ResultsScreen),
);
const WalkthroughScreen = later(() =>
  import('../fix/walkthrough-screen.tsx').then((module) => module.WalkthroughScreen),
);
const CheckScreen = later(() =>
  import('../fix/check-screen.tsx').then((module) => module.CheckScreen),
);
const DoneScreen = later(() =>
  import('../fix/done-screen.tsx').then((module) => module.DoneScreen),
);
const BrowserScreen = later(() =>
  import('../browser/browser-screen.tsx').then((module) => module.BrowserScreen),
);
const BrowserBar = later(() =>
  import('../browser/browser-bar.tsx').then((module) => module.BrowserBar),
);
const LearnScreens = later(() =>
  import('../learn/learn-screens.tsx').then((module) => module.LearnScreens),
);
const LessonAnnouncer = later(() =>
  import('../learn/lesson-announcer.tsx').then((module) => module.LessonAnnouncer),
);
const LessonDock = later(() =>
  import('../learn/lesson-screen.tsx').then((module) => module.LessonDock),
);
const FixesScreen = later(() =>
  import('../fixes/fixes-screen.tsx').then((module) => module.FixesScreen),
);
const CapturesScreen = later(() =>
  import('../captures/captures-screen.tsx').then((module) => module.CapturesScreen),
);
const CompareScreen = later(() =>
  import('../compare/compare-screen.tsx').then((module) => module.CompareScreen),
);
const CheckupScreen = later(() =>
  import('../checkup/checkup-screen.tsx').then((module) => module.CheckupScreen),
);
const PacksScreen = later(() =>
  import('../packs/packs-screen.tsx').then((module) => module.PacksScreen),
);
const DraftScreen = later(() =>
  import('../draft/draft-screen.tsx').then((module) => module.DraftScreen),
);

/** null: a screen outside of the way from a failure to its fix. */
const stageOf = {
  learn: null,
  lesson: null,
  exam: null,
  reference: null,
  trainer: null,
  settings: null,
  help: null,
  shortcuts: null,
  about: null,
  start: 0,
  fixes: null,
  packs: null,
  captures: null,
  compare: null,
  checkup: null,
  browser: 1,
  reproduce: 1,
  reading: 1,
  results: 2,
  draft: 2,
  walkthrough: 3,
  check: 3,
  done: 4,
} as const satisfies Record<Place['screen'], number | null>;

/** Screens that a step of a lesson leads to, beside those of the stages: the step is docked there. */
const taught: ReadonlySet<Place['screen']> = new Set(['checkup', 'compare', 'packs']);

/** The left column: where the user is, and the screen itself, which scrolls on its own. */
export function WizardPanel({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const canGoBack = useWizard((state) => state.places.past.length > 0);
  const canGoForward = useWizard((state) => state.places.future.length > 0);
  const isLearning = usePlayer((state) => state.run !== null);
  const hasStep = usePlayer(({ run }) => run !== null && stepOf(run) !== null);
  const hasBrowser = useSite((state) => state.browser !== null);
  const stages = [
    t('wizard.stage.start'),
    t('wizard.stage.find'),
    t('wizard.stage.why'),
    t('wizard.stage.fix'),
    t('wizard.stage.done'),
  ];
  const now = stageOf[place.screen];
  const isDocked = hasStep && (now !== null || taught.has(place.screen));
  return (
    <main className="wizard" data-area="wizard" aria-label={t('wizard.region')}>
      <div className="wizard-head">
        <IconButton
          icon={ArrowLeft}
          label={t('wizard.back')}
          isDisabled={!canGoBack}
          onPress={back}
        />
        <IconButton
          icon={ArrowRight}
          label={t('wizard.forward')}
          isDisabled={!canGoForward}
          onPress={forward}
        />
        {now !== null && (
          <ol className="stages" aria-label={t('wizard.progress')}>
            {stages.map((stage, at) => (
              <li
                key={stage}
                className={at < now ? 'past' : ''}
                aria-current={at === now ? 'step' : undefined}
              >
                {stage}
              </li>
            ))}
          </ol>
        )}
      </div>
      {hasBrowser && (
        <Suspense fallback={null}>
          <BrowserBar />
        </Suspense>
      )}
      {isLearning && (
        <Suspense fallback={null}>
          <LessonAnnouncer isHere={place.screen === 'lesson' || isDocked} />
        </Suspense>
      )}
      <div className="wizard-scroll">
        {isDocked && (
          <Suspense fallback={null}>
            <LessonDock />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <Screen place={place} />
        </Suspense>
      </div>
    </main>
  );
}

function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'start':
      return <StartScreen />;
    case 'browser':
      return <BrowserScreen />;
    case 'packs':
      return <PacksScreen />;
    case 'captures':
      return <CapturesScreen />;
    case 'compare':
      return <CompareScreen />;
    case 'checkup':
      return <CheckupScreen />;
    case 'draft':
      return (
        <DraftScreen
          key={`${place.source} ${place.index}`}
          source={place.source}
          index={place.index}
        />
      );
    case 'learn':
    case 'lesson':
    case 'exam':
    case 'reference':
    case 'trainer':
      return <LearnScreens screen={place.screen} />;
    case 'settings':
    case 'help':
    case 'shortcuts':
    case 'about':
      return <ProgramScreens place={place} />;
    case 'fixes':
      return <FixesScreen />;
    case 'reproduce':
      return <ReproduceScreen />;
    case 'reading':
      return <ReadingScreen />;
    case 'results':
      return (
        <ResultsScreen
          key={`${place.source} ${place.first ?? ''}`}
          source={place.source}
          first={place.first ?? null}
        />
      );
    case 'walkthrough':
      return <WalkthroughScreen source={place.source} diagnosisKey={place.key} />;
    case 'check':
      return (
        <CheckScreen
          source={place.source}
          diagnosisKey={place.key}
          after={place.after}
          failed={place.failed ?? null}
        />
      );
    case 'done':
      return (
        <DoneScreen
          key={`${place.source} ${place.key}`}
          source={place.source}
          diagnosisKey={place.key}
          worked={place.worked}
        />
      );
  }
}
