import { OctagonAlert, Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Diagnosis, isPassedOn } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { isUnanswered, mayPass, saidOf } from '../../shared/fix/walkthrough.ts';
import { changeFix } from '../store/fixes.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { SeenBefore } from '../diagnosis/seen-before.tsx';
import { useDiagnosis, useShownSteps, useWalkthrough } from './use-fix.ts';
import { ShareButton } from '../share/share-button.tsx';
import { show } from '../store/wizard.ts';
import { formatWait } from '../text/format.ts';
import { Fold } from '../widgets/fold.tsx';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useNow } from '../widgets/use-now.ts';
import { useRegion } from '../widgets/use-region.ts';
import { AskSomebody } from '../diagnosis/ask-somebody.tsx';
import { DiagnosisChips } from '../diagnosis/diagnosis-chips.tsx';
import type { Source } from '../store/source.ts';
import { useSource } from '../store/sources.ts';
import { openLink, showEvidence, startCheck } from '../actions/open-diagnosis.ts';
import { useHasRequest } from '../diagnosis/has-request.ts';
import { Reasons } from '../diagnosis/reasons.tsx';
import { OtherSystem } from '../diagnosis/other-system.tsx';
import { ServerWords } from '../diagnosis/server-words.tsx';
import { useNextAt } from './batches.tsx';
import { BegunBefore } from './begun-before.tsx';
import { ExplainedBefore } from './explained-before.tsx';
import { PracticePerson } from './practice-note.tsx';
import { StepList } from './step-list.tsx';
import { verdictHeadings } from './verdict-words.ts';
import { FailedMeanwhile, LastTry, useWatched, Watched, type WatchedFix } from './watched.tsx';

/** Leads through the fix of one problem, with Halo beside it. */
export function WalkthroughScreen({
  source,
  diagnosisKey: key,
}: {
  readonly source: Source;
  readonly diagnosisKey: string;
}) {
  const { t } = useTranslation();
  const diagnosis = useDiagnosis(source, key);
  if (diagnosis === null) {
    return (
      <div className="stack">
        <ScreenHeading>{t('walkthrough.gone')}</ScreenHeading>
        <Button
          className="button"
          onPress={() => {
            show({ screen: 'results', source });
          }}
        >
          {t('walkthrough.toResults')}
        </Button>
      </div>
    );
  }
  return source === 'live' ? (
    <LiveWalkthrough key={key} diagnosis={diagnosis} />
  ) : (
    <Walkthrough key={key} diagnosis={diagnosis} source={source} watched={null} />
  );
}

function LiveWalkthrough({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const watched = useWatched(diagnosis);
  return <Walkthrough diagnosis={diagnosis} source="live" watched={watched} />;
}

function Walkthrough({
  diagnosis,
  source,
  watched,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
  /** null: nothing comes after what was read from a file. */
  readonly watched: WatchedFix | null;
}) {
  const { t } = useTranslation();
  const hasRequest = useHasRequest(source, diagnosis.entries[0]);
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  const key = diagnosisKey(diagnosis);
  const works = watched?.verdict.kind === 'works';
  const shown = useShownSteps(source, diagnosis);
  const walkthrough = useWalkthrough(source, diagnosis, shown, works);
  const finish = watched?.finish ?? null;
  return (
    <div className="stack with-footer walkthrough">
      <div className="stack tight">
        <ScreenHeading>{works ? t(verdictHeadings.works) : diagnosis.title}</ScreenHeading>
        {works && <p>{t('walkthrough.was', { title: diagnosis.title })}</p>}
        <DiagnosisChips diagnosis={diagnosis} source={source} />
      </div>
      <ExplainedBefore source={source} diagnosisKey={key} />
      <BegunBefore source={source} diagnosis={diagnosis} />
      <p>{diagnosis.summary}</p>
      {watched !== null && <Watched watched={watched} />}
      <SeenBefore diagnosis={diagnosis} source={source} />
      {!works && <Warnings warnings={diagnosis.warnings} />}
      <StepList
        walkthrough={walkthrough}
        source={source}
        diagnosis={diagnosis}
        works={works}
        lead={
          watched === null ? null : (
            <LastTry
              tried={watched.tried}
              diagnosis={diagnosis}
              shown={shown}
              walkthrough={walkthrough}
            />
          )
        }
      >
        {source === 'live' && !works && diagnosis.method !== 'GET' && !diagnosis.customOnly && (
          <p className="quiet">{t('walkthrough.message')}</p>
        )}
        {watched !== null && <FailedMeanwhile watched={watched} />}
        {source === 'live' && !works && <PracticePerson diagnosis={diagnosis} />}
      </StepList>
      <div className="button-row">
        {hasRequest && (
          <Button
            className="button"
            onPress={() => {
              showEvidence(source, diagnosis);
            }}
          >
            <Search aria-hidden />
            {t(isText ? 'results.message' : 'walkthrough.evidence')}
          </Button>
        )}
        <ShareButton diagnosis={diagnosis} source={source} />
      </div>
      {source === 'live' && <OtherSystem diagnosis={diagnosis} />}
      <div className="stack tight">
        <Reasons walkthrough={walkthrough} source={source} diagnosisKey={key} />
        {(diagnosis.message ?? '').trim() === '' ? (
          <CompareButton source={source} />
        ) : (
          <Fold title={t('walkthrough.saw')}>
            <ServerWords message={diagnosis.message} isPassedOn={isPassedOn(diagnosis)} />
            <CompareButton source={source} />
          </Fold>
        )}
        {!works && diagnosis.ask !== null && <AskSomebody request={diagnosis.ask} />}
        {diagnosis.links.length > 0 && <Links links={diagnosis.links} />}
      </div>
      {!works && (
        <Button
          className="button quiet-button"
          onPress={() => {
            leave(source, key);
          }}
        >
          {t('walkthrough.finish')}
        </Button>
      )}
      <ScreenFooter>
        {finish !== null && (
          <Button className="button primary" onPress={finish}>
            {t('check.done')}
          </Button>
        )}
        {!works && <CheckButton source={source} diagnosis={diagnosis} />}
      </ScreenFooter>
    </div>
  );
}

/** To the check. As long as a limit wants nothing sent, it counts down, and does nothing. */
function CheckButton({
  source,
  diagnosis,
}: {
  readonly source: Source;
  readonly diagnosis: Diagnosis;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const words = useCheckWords(source, diagnosis);
  const nextAt = useNextAt(diagnosis, source);
  const now = useNow(1000, nextAt !== null);
  const wait = source === 'live' && nextAt !== null ? Math.max(0, nextAt - now) : 0;
  return (
    // A button that is off would lose the keyboard, and F6 with it, to nothing.
    <Button
      className="button primary"
      isPending={wait > 0}
      onPress={() => {
        startCheck(source, diagnosis);
      }}
    >
      {wait > 0 ? t('walkthrough.checkIn', { time: formatWait(wait, region) }) : words}
    </Button>
  );
}

/** The user says what they did, where it is known that they did something. */
function useCheckWords(source: Source, diagnosis: Diagnosis): string {
  const { t } = useTranslation();
  const isFile = source === 'file';
  if (mayPass(diagnosis) || isUnanswered(diagnosis))
    return t(isFile ? 'walkthrough.checkFileOnly' : 'check.title');
  const said = saidOf(diagnosis);
  if (said === null) return t(isFile ? 'walkthrough.checkFile' : 'walkthrough.check');
  return t(isFile ? 'walkthrough.checkFileSaid' : 'walkthrough.checkSaid', { said });
}

/** The first stands before the steps, and the others behind one line, so that a step has room. */
function Warnings({ warnings: [first, ...others] }: Pick<Diagnosis, 'warnings'>) {
  const { t } = useTranslation();
  if (first === undefined) return null;
  return (
    <div className="callout warn warnings">
      <OctagonAlert aria-hidden />
      <div>
        <p>{first}</p>
        {others.length > 0 && (
          <Fold title={t('walkthrough.moreWarnings', { count: others.length })}>
            <ul className="plain-list">
              {others.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
    </div>
  );
}

function Links({ links }: { readonly links: Diagnosis['links'] }) {
  const { t } = useTranslation();
  return (
    <Fold title={t('walkthrough.links')}>
      <ul className="plain-list">
        {links.map((link) => (
          <li key={link.url}>
            <Button
              className="link-button"
              onPress={() => {
                openLink(link.url);
              }}
            >
              {link.text}
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Ends the walkthrough without proof; it can be gone on with from the history. */
function leave(source: Source, key: string): void {
  changeFix(source, key, { outcome: 'left' });
  show({ screen: 'done', source, key, worked: false });
}
