import { RotateCw, SquareArrowOutUpRight, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Diagnosis, Pace } from '../../shared/rules/diagnosis.ts';
import { verdictSince } from '../../shared/fix/verdict.ts';
import type { Verdict } from '../../shared/fix/watch.ts';
import type { Try } from '../../shared/fix/record.ts';
import {
  diagnosisKey,
  type Fingerprint,
  isMendedByOther,
  isOthersRefusal,
  isReading,
  sizesOf,
} from '../../shared/fix/fingerprint.ts';
import { followedDeed } from '../../shared/fix/records.ts';
import { isUnanswered, mayPass, saidOf } from '../../shared/fix/walkthrough.ts';
import { type Doer, isSamePerson, peopleIn } from '../../shared/fix/people.ts';
import { readDeed } from '../text/deeds.ts';
import { formatWait } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { failedStatus, keepChecked, outcomeOf, tryAt, tryOf } from '../store/fixes.ts';
import { useDiagnosis, useFingerprint, useRecord, useShownSteps } from './use-fix.ts';
import { useNow } from '../widgets/use-now.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { usePageName } from '../diagnosis/failed-page.ts';
import { useDeed } from '../widgets/use-deed.ts';
import { useRegion } from '../widgets/use-region.ts';
import { Attempts } from './attempts.tsx';
import { Batches, useNextAt, usePaceLeft } from './batches.tsx';
import { CheckFile } from './check-file.tsx';
import { useReview, useReviewedRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { type PracticeLack, repeatInPractice } from '../actions/open-halo.ts';
import { finishFix, openStep, showWalkthrough, watchAnew } from '../actions/open-diagnosis.ts';
import { recordName } from './record-name.ts';
import { ExplainedBefore } from './explained-before.tsx';
import { PracticeNote } from './practice-note.tsx';
import { isMendedInForm, usePracticeScenario } from './practice-scenario.ts';
import { useUnproven } from './unproven.ts';
import { LookToo, UnprovenNote, VerdictPanel } from './verdict-panel.tsx';
import { verdictHeadings } from './verdict-words.ts';

interface CheckProps {
  readonly source: Source;
  readonly diagnosisKey: string;
  readonly after: number;
  /** Exchange.index of the last failure; null where only what comes from now on is to count. */
  readonly failed?: number | null;
}

/** "I made the change": watches for the request that failed and says how it went this time. */
export function CheckScreen({ source, diagnosisKey: key, after, failed = null }: CheckProps) {
  const { t } = useTranslation();
  const diagnosis = useDiagnosis(source, key);
  if (diagnosis === null) return <ScreenHeading>{t('walkthrough.gone')}</ScreenHeading>;
  return source === 'file' ? (
    <CheckFile diagnosis={diagnosis} />
  ) : (
    <CheckLive key={`${after} ${failed}`} diagnosis={diagnosis} after={after} failed={failed} />
  );
}

function CheckLive({
  diagnosis,
  after,
  failed,
}: Required<Pick<CheckProps, 'after' | 'failed'>> & { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const key = diagnosisKey(diagnosis);
  const review = useReview('live');
  const rows = useReviewedRows('live');
  const record = useRecord('live', key);
  const fingerprint = useFingerprint('live', diagnosis);
  const isOpen = useSite((state) => state.open || state.browser?.stage === 'recording');
  const pace = diagnosis.pace ?? null;
  const paceLeft = usePaceLeft(diagnosis);
  const now = useNow(500, pace !== null);
  const verdict = useMemo(
    () =>
      verdictSince(
        { fingerprint, after, anySite: false, pace: paceLeft },
        failed,
        rows,
        review,
        now,
      ),
    [fingerprint, after, failed, paceLeft, rows, review, now],
  );
  const row = 'index' in verdict ? rows.find((one) => one.index === verdict.index) : undefined;
  const outcome = outcomeOf(verdict);
  useShownSteps('live', diagnosis);
  const repeating = useRepeating(rows);
  const lack = explainedBy(verdict) === null ? repeating.lack : null;
  const deed = useDeed();
  // Another button may send the very same request: then it is told which.
  const { action } = fingerprint;
  const by = action !== null && row !== undefined && row.action !== action ? row : null;
  const tried = useTry(row, rows);
  useEffect(() => {
    if (outcome !== null) keepChecked('live', key, outcome, tried);
  }, [key, outcome, tried]);
  return (
    <div className="stack with-footer">
      <ScreenHeading>{t(verdictHeadings[verdict.kind])}</ScreenHeading>
      <ExplainedBefore source="live" diagnosisKey={key} />
      <VerdictPanel
        verdict={verdict}
        isMended={isMendedByOther(fingerprint)}
        isLimit={pace !== null}
        mayPass={mayPass(diagnosis)}
        isUnanswered={isUnanswered(diagnosis)}
        isChange={saidOf(diagnosis) === null}
        source="live"
        at={row?.startedAt ?? null}
        by={by?.action == null ? null : deed(by, true)}
        sizes={row === undefined ? null : sizesOf(fingerprint, row)}
        record={recordName(fingerprint)}
      />
      <UnprovenNote verdict={verdict} source="live" />
      {!isOpen && <p className="lead">{t('check.notOpen')}</p>}
      {verdict.kind !== 'works' && (
        <WhatToRepeat
          diagnosis={diagnosis}
          isOpen={isOpen}
          isUntried={isUntried(verdict)}
          lack={lack}
        />
      )}
      {verdict.kind !== 'works' && pace !== null && fingerprint.deeds.length <= 1 && (
        <WhenProven pace={pace} />
      )}
      {verdict.kind === 'works' && <LookToo diagnosis={diagnosis} />}
      <Batches
        diagnosis={diagnosis}
        source="live"
        isCounted={verdict.kind === 'partly'}
        judged={leftBy(verdict)}
      />
      <Attempts
        before={record?.before ?? null}
        after={tried}
        failedAs={diagnosis.status}
        stillAs={failedStatus(verdict, diagnosis)}
      />
      <CheckFooter
        diagnosis={diagnosis}
        verdict={verdict}
        rows={rows}
        isOpen={isOpen}
        now={now}
        lack={lack}
        repeating={repeating}
      />
    </div>
  );
}

/** What is being done again, or was last. */
interface Repeating {
  /** What is to be pressed is looked for as long as the page may still bring it. */
  readonly isRunning: boolean;
  /**
   * Why the last one could send nothing, until somebody is signed in since: a sign-out sends nothing
   * that would tell of it.
   */
  readonly lack: PracticeLack | null;
  readonly start: (again: Again, by: string | null) => void;
}

function useRepeating(rows: readonly ExchangeRow[]): Repeating {
  const [isRunning, setRunning] = useState(false);
  const [held, setHeld] = useState<{ readonly lack: PracticeLack; readonly at: number } | null>(
    null,
  );
  const isOver =
    held !== null &&
    rows.some(({ signedIn, startedAt }) => signedIn !== undefined && (startedAt ?? 0) > held.at);
  return {
    isRunning,
    lack: held === null || isOver ? null : held.lack,
    start: ({ run }, by) => {
      setRunning(true);
      void run(by)
        .then((lack) => {
          setHeld(lack === null ? null : { lack, at: Date.now() });
        })
        .finally(() => {
          setRunning(false);
        });
    },
  };
}

/** How many are left to send; null where the verdict does not say. */
function leftBy(verdict: Verdict): number | null {
  if (verdict.kind === 'works') return 0;
  return verdict.kind === 'partly' ? verdict.left : null;
}

/** The same object until what is known of the try changes: a later answer may tell who it was. */
function useTry(row: ExchangeRow | undefined, rows: readonly ExchangeRow[]): Try | null {
  const { status, at, duration, by } = row === undefined ? noTry : tryOf(row, rows);
  const isTried = row !== undefined;
  return useMemo(
    () => (isTried ? { status, at, duration, by } : null),
    [isTried, status, at, duration, by],
  );
}

const noTry: Try = { status: null, at: null, duration: null, by: null };

interface FooterProps {
  readonly diagnosis: Diagnosis;
  readonly verdict: Verdict;
  readonly rows: readonly ExchangeRow[];
  readonly isOpen: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Why the last repeat could send nothing. */
  readonly lack: PracticeLack | null;
  readonly repeating: Repeating;
}

/** What is to be done next is the one button; whatever else may be done stands below it as links. */
function CheckFooter({ diagnosis, verdict, rows, isOpen, now, lack, repeating }: FooterProps) {
  const { t } = useTranslation();
  const key = diagnosisKey(diagnosis);
  const unproven = useUnproven(verdict);
  const { again, second } = useAgain(diagnosis);
  const wait = Math.max(0, (useNextAt(diagnosis, 'live') ?? 0) - now);
  const explained = explainedBy(verdict);
  const other = useOther(useFingerprint('live', diagnosis), diagnosis.entries[0] ?? -1);
  const failedFor = useFailedFor(diagnosis);
  const by = other === null && lack === null ? null : failedFor;
  // What another person does proves nothing, so it is not offered.
  const isOfOther = other !== null && again?.way === 'repeat' && by === null;
  const mayRepeat = verdict.kind !== 'works' && isOpen && again !== null && !isOfOther;
  // What failed again unmended fails once more: its steps come first. What is to be waited for is
  // only looked at again.
  const isLooking = mayPass(diagnosis) && diagnosis.pace === undefined && isReading(diagnosis);
  const isForSteps = verdict.kind === 'same' && !(isLooking && mayRepeat);
  const isQuestion = unproven?.isQuestion === true;
  const mayRepeatFirst = explained === null && !isForSteps && !isQuestion;
  const toSteps = () => {
    show({ screen: 'walkthrough', source: 'live', key });
  };
  return (
    <ScreenFooter>
      {verdict.kind === 'works' && (
        <Button
          className="button primary"
          onPress={() => {
            finishFix('live', key, 'fixed', tryAt(rows, verdict.index));
          }}
        >
          {t('check.done')}
        </Button>
      )}
      {explained !== null && (
        <Button
          className="button primary"
          onPress={() => {
            showWalkthrough('live', explained);
          }}
        >
          {t('check.differentShow')}
        </Button>
      )}
      {unproven !== null && isQuestion && (
        <>
          <Button
            className="button primary"
            onPress={() => {
              finishFix('live', key, 'said', tryAt(rows, unproven.index));
            }}
          >
            {unproven.words}
          </Button>
          <Button
            className="button"
            onPress={() => {
              watchAnew(key);
            }}
          >
            {t('check.no')}
          </Button>
        </>
      )}
      {isForSteps && (
        <Button className="button primary" onPress={toSteps}>
          {t('check.steps')}
        </Button>
      )}
      {mayRepeat && mayRepeatFirst && (
        <AgainButton again={again} isMain wait={wait} by={by} repeating={repeating} />
      )}
      <div className="footer-links">
        {mayRepeat && !mayRepeatFirst && (
          <AgainButton again={again} isMain={false} wait={wait} by={by} repeating={repeating} />
        )}
        {mayRepeat && second !== null && (
          <AgainButton again={second} isMain={false} wait={wait} by={by} repeating={repeating} />
        )}
        {unproven !== null && !isQuestion && (
          <Button
            className="link-button"
            onPress={() => {
              finishFix('live', key, 'said', tryAt(rows, unproven.index));
            }}
          >
            {unproven.words}
          </Button>
        )}
        {!isForSteps && (
          <Button className="link-button" onPress={toSteps}>
            {t('check.steps')}
          </Button>
        )}
      </div>
    </ScreenFooter>
  );
}

/** What else failed, where that is what is to be looked at now; else null. */
function explainedBy(verdict: Verdict): Diagnosis | null {
  if (verdict.kind === 'different') return verdict.diagnosis;
  if (verdict.kind !== 'waiting' || verdict.near !== null || verdict.again !== undefined)
    return null;
  return verdict.other;
}

/** Nothing came yet that looks like it. */
const isUntried = (verdict: Verdict): boolean =>
  verdict.kind === 'waiting' && verdict.near === null && verdict.again === undefined;

/**
 * What is to be done once more, in the words of who did it: what was pressed, where and as whom, as
 * far as that was recorded.
 */
function WhatToRepeat({
  diagnosis,
  isOpen,
  isUntried,
  lack,
}: {
  readonly diagnosis: Diagnosis;
  readonly isOpen: boolean;
  readonly isUntried: boolean;
  readonly lack: PracticeLack | null;
}) {
  const { t } = useTranslation();
  const deed = useDeed();
  const fingerprint = useFingerprint('live', diagnosis);
  const { by } = fingerprint;
  const other = useOther(fingerprint, diagnosis.entries[0] ?? -1);
  const failed = useFollowed(diagnosis);
  const action = failed?.action ?? null;
  const place = useDeedPage(diagnosis);
  const pressedOn = failed?.actionPage ?? null;
  const where = useWhere(pressedOn, diagnosis, by?.person?.name ?? null);
  const scenario = usePracticeScenario(diagnosis);
  const failedFor = useFailedFor(diagnosis);
  const isChanged = useIsChangedFirst(diagnosis);
  const isOfNobody = lack === 'nobody' && failedFor !== null;
  const isRefused = lack === 'refused' && failedFor !== null && other === null;
  return (
    <div className="card stack tight">
      {failed !== null && action !== null && (
        <p>
          {t('check.deed')} <strong>{deed(failed, true)}</strong> {where}
        </p>
      )}
      <p className={action === null ? '' : 'quiet'}>{diagnosis.verify}</p>
      {isUntried && isChanged && scenario !== null && <p>{t('check.changeFirst')}</p>}
      {isUntried && (isChanged || mayPass(diagnosis)) && <PracticeNote diagnosis={diagnosis} />}
      {isOfNobody && <Warning words={t('check.nobody', { name: failedFor })} />}
      {isRefused && <Warning words={t('check.refused', { name: failedFor })} />}
      {other !== null && !isOfNobody && (
        <Warning
          words={t(scenario === null ? 'check.otherPerson' : 'check.otherPersonPractice', other)}
        />
      )}
      {isOpen && place !== null && scenario !== null && !isChanged && (
        <Button
          className="button small"
          onPress={() => {
            openStep('live', place, !isPressed(action));
          }}
        >
          <SquareArrowOutUpRight aria-hidden />
          {t('walkthrough.open')}
        </Button>
      )}
    </div>
  );
}

function Warning({ words }: { readonly words: string }) {
  return (
    <p className="callout warn" role="status">
      <TriangleAlert aria-hidden />
      {words}
    </p>
  );
}

/** Who has to be signed in to the practice Halo to do it again; null elsewhere, or for nobody. */
function useFailedFor(diagnosis: Diagnosis): string | null {
  const scenario = usePracticeScenario(diagnosis);
  const { by } = useFingerprint('live', diagnosis);
  const isAgent = (by?.person?.agent ?? null) !== null;
  const agent = scenario?.agent ?? null;
  return agent !== null && isAgent ? visibleLine(by?.person?.name ?? agent) : agent;
}

/**
 * Whoever is signed in now and whom it failed for, where they are known to be two and it may be about
 * the person: what the first does proves nothing. Else null.
 */
function useOther(
  fingerprint: Fingerprint,
  failedAt: number,
): { readonly now: string; readonly name: string } | null {
  const rows = useReviewedRows('live');
  const { diagnoses } = useReview('live');
  const refused = useMemo(
    () => othersRefused(fingerprint, failedAt, rows, diagnoses),
    [fingerprint, failedAt, rows, diagnoses],
  );
  const last = rows.findLast(({ signedIn }) => signedIn !== undefined);
  if (last === undefined) return null;
  const now = peopleIn(rows)(last);
  // Where anybody's success counts, that of somebody who is let in counts.
  const isRefused = refused.some((one) => isSamePerson(one, now) === true);
  const failedFor = fingerprint.doer ?? (isRefused ? fingerprint.by : null);
  if (failedFor === null || isSamePerson(failedFor, now) !== false) return null;
  const names = { now: now.person?.name ?? null, name: failedFor.person?.name ?? null };
  return names.now === null || names.name === null
    ? null
    : { now: visibleLine(names.now), name: visibleLine(names.name) };
}

/** Others than it failed for who were not let in since. */
function othersRefused(
  fingerprint: Fingerprint,
  failedAt: number,
  rows: readonly ExchangeRow[],
  diagnoses: readonly Diagnosis[],
): readonly Doer[] {
  const people = peopleIn(rows);
  return diagnoses.flatMap((diagnosis) => {
    const entries = new Set(diagnosis.entries.filter((index) => index > failedAt));
    const refused = rows.filter(
      (row) => entries.has(row.index) && isOthersRefusal(fingerprint, diagnosis, row, people),
    );
    return refused.map(people);
  });
}

/** On which page it was pressed and as whom, as far as that is known. */
function useWhere(
  page: string | null,
  { integration, entries }: Diagnosis,
  name: string | null,
): string {
  const { t } = useTranslation();
  const shown = usePageName('live', page, integration, entries[0] ?? 0);
  const as = visibleLine(name ?? '');
  if (shown === null) return name === null ? '' : t('check.deedAs', { name: as });
  const names = { page: shown.name, name: as };
  if (shown.isRecord)
    return name === null ? t('check.deedRecord', names) : t('check.deedRecordAs', names);
  return name === null ? t('check.deedPage', names) : t('check.deedPageAs', names);
}

/**
 * After a rate limit one answer is no proof: says what will be. Where what was refused can be told
 * apart, the check says already that each has to arrive.
 */
function WhenProven({ pace }: { readonly pace: Pace }) {
  const { t } = useTranslation();
  const region = useRegion();
  return (
    <p className="quiet">
      {t('check.proof', {
        count: pace.batch,
        wait: formatWait(pace.wait * 1000, region),
      })}
    </p>
  );
}

/** The main button, or a link beside it where something else is what is to be done next. */
function AgainButton({
  again,
  isMain,
  wait,
  by,
  repeating: { isRunning, start },
}: {
  readonly again: Again;
  readonly isMain: boolean;
  /** Milliseconds until more may be sent after a rate limit; 0 where nothing has to wait. */
  readonly wait: number;
  /** Who is signed in for it first; null where whoever is may do it. */
  readonly by: string | null;
  readonly repeating: Repeating;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const { way } = again;
  if (way === 'repeat' && wait > 0) {
    const time = formatWait(wait, region);
    const words = t('check.repeatLater', { time });
    if (!isMain) return <span className="quiet">{words}</span>;
    // A button that is off would lose the keyboard, and F6 with it, to nothing.
    return (
      <Button className="button primary" isPending>
        {words}
      </Button>
    );
  }
  const Icon = way === 'repeat' ? RotateCw : SquareArrowOutUpRight;
  const repeat = by === null ? t('check.repeat') : t('check.repeatAs', { name: by });
  const words = way === 'repeat' ? repeat : t('walkthrough.open');
  const isBusy = way === 'repeat' && isRunning;
  return (
    <Button
      className={isMain ? 'button primary' : 'link-button'}
      isPending={isBusy}
      onPress={() => {
        start(again, by);
      }}
    >
      {isMain && <Icon aria-hidden />}
      {isBusy ? t('check.repeating') : words}
    </Button>
  );
}

/**
 * The way to do it again: for us where we may, else to the page where it was done. What was read as a
 * page opened is read again as it opens; what a press asked for, or what changes data, is never sent
 * by us, but for the practice Halo, where nothing is real.
 */
interface Again {
  readonly way: 'repeat' | 'page';
  /** Resolves once it is done; gives why nothing could be sent, as far as that is known. */
  readonly run: (by: string | null) => Promise<PracticeLack | null>;
}

function useFollowed(diagnosis: Diagnosis): ExchangeRow | null {
  const rows = useReviewedRows('live');
  const fingerprint = useFingerprint('live', diagnosis);
  return useMemo(() => followedDeed(fingerprint, diagnosis, rows), [fingerprint, diagnosis, rows]);
}

/** The address where it is done: what was pressed may have led to the page that failed. */
function useDeedPage(diagnosis: Diagnosis): string | null {
  const failed = useFollowed(diagnosis);
  const scenario = usePracticeScenario(diagnosis);
  const site = useSite(({ url }) => url);
  if (failed === null) return null;
  if (isPressed(failed.action)) return failed.actionPage ?? failed.pageUrl;
  const checkAt = scenario?.checkAt;
  const byHand = checkAt === undefined ? null : URL.parse(checkAt, site);
  return byHand?.href ?? failed.pageUrl;
}

const isPressed = (action: string | null): boolean =>
  action !== null && readDeed(action)?.kind !== 'open';

/**
 * What was sent, or how, was the fault: the same once more can only fail again, so that somebody has
 * to change it first, on the page where it is sent.
 */
function useIsChangedFirst(diagnosis: Diagnosis): boolean {
  const fingerprint = useFingerprint('live', diagnosis);
  const scenario = usePracticeScenario(diagnosis);
  return isMendedByOther(fingerprint) || (scenario !== null && isMendedInForm(scenario));
}

/** `second`: what may be done beside it, once something was changed. null where nobody knows the page. */
function useAgain(diagnosis: Diagnosis): {
  readonly again: Again | null;
  readonly second: Again | null;
} {
  const { method } = diagnosis;
  const place = useDeedPage(diagnosis);
  const { action } = useFingerprint('live', diagnosis);
  const scenario = usePracticeScenario(diagnosis);
  const failed = useFollowed(diagnosis);
  const isChanged = useIsChangedFirst(diagnosis);
  const opens = (way: Again['way']): Again | null =>
    place === null
      ? null
      : {
          way,
          run: () => {
            openStep('live', place, way === 'repeat');
            return Promise.resolve(null);
          },
        };
  const isRead = method === 'GET' && !isPressed(action);
  const page = opens('page');
  const repeat: Again | null =
    scenario === null
      ? isRead
        ? opens('repeat')
        : null
      : { way: 'repeat', run: (by) => repeatInPractice(scenario, failed, by) };
  const isPageFirst = isChanged && page !== null;
  return { again: (isPageFirst ? page : repeat) ?? page, second: isPageFirst ? repeat : null };
}
