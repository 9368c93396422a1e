import { CircleDashed, CircleHelp, Repeat, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { isUnsure } from '../../shared/rules/aside-reason.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { pendingIn, type Suspicion } from '../../shared/rules/suspicion.ts';
import { chooseFile } from '../actions/open-file.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { ShareRecordingButton } from '../share/share-recording-button.tsx';
import { EntryBox } from '../start/entry-box.tsx';
import { useSite } from '../store/site.ts';
import { useSource } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { show, showEntry } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useNow } from '../widgets/use-now.ts';
import { holdsOnlyPages } from './only-pages.ts';
import { SetAside } from './set-aside.tsx';
import { SuspicionList } from './suspicion-list.tsx';
import { TimelineOf, useTimeline } from './timeline-list.tsx';

/** What the review shows where it found no failure; a tick belongs to none of these. */
type State =
  'empty' | 'no-answers' | 'damaged' | 'no-halo' | 'before-sign-in' | 'suspicious' | 'nothing';

const looks: Readonly<Record<State, { readonly icon: LucideIcon; readonly className: string }>> = {
  empty: { icon: CircleDashed, className: 'big-icon' },
  'no-answers': { icon: CircleHelp, className: 'big-icon' },
  damaged: { icon: TriangleAlert, className: 'big-icon warn' },
  'no-halo': { icon: CircleHelp, className: 'big-icon' },
  'before-sign-in': { icon: CircleDashed, className: 'big-icon' },
  suspicious: { icon: TriangleAlert, className: 'big-icon warn' },
  nothing: { icon: CircleDashed, className: 'big-icon' },
};

/** No failure was found: what was looked at, what looks wrong all the same, and what to try. */
export function NothingFailed({
  source,
  requests,
  review,
}: {
  readonly source: Source;
  readonly requests: number;
  readonly review: ReviewResult;
}) {
  const { t } = useTranslation();
  const kind = useKind(source);
  const suspicions = useSuspicions(source, review);
  const rows = useSource(source, (held) => held.rows);
  const isBeforeSignIn = useMemo(() => holdsOnlyPages(rows), [rows]);
  const isUnanswered = useMemo(() => kind === 'har' && holdsNoAnswers(rows), [kind, rows]);
  // That the practice Halo is one is known without a look at what it answers.
  const isPractice = useSite(({ kind: of }) => of === 'practice') && source === 'live';
  const isOther = review.halo === false && !isPractice;
  const isDamaged = useSource(source, ({ file }) => file?.isDamaged === true);
  const isInPart = useSource(
    source,
    ({ file }) => file?.summary.truncated === true || (file?.summary.skippedCount ?? 0) > 0,
  );
  const isLost = isDamaged || (isInPart && !isOther);
  const state = isUnanswered
    ? 'no-answers'
    : stateOf({ requests, kind, isDamaged: isLost, isOther, suspicions, isBeforeSignIn });
  const { setAside, setAsideEntries } = review;
  const { icon: Icon, className } = looks[state];
  const words = useWords(state, kind, requests, asideOf(setAsideEntries));
  const last = useTimeline(source).find((moment) => moment.kind === 'action');
  const isWaiting = source === 'live' && state === 'nothing' && (last?.waiting ?? 0) > 0;
  return (
    <div className="stack">
      <Icon aria-hidden className={className} />
      {/* Whoever says so while a page still loads is not told that nothing failed. */}
      <ScreenHeading>{isWaiting ? t('nothing.waitingTitle') : words.title}</ScreenHeading>
      <p className="lead">{isWaiting ? t('nothing.waiting') : words.lead}</p>
      {kind === 'text' && <EntryBox />}
      <SetAside review={review} source={source} />
      <SuspicionList suspicions={suspicions} source={source} heading={t('nothing.suspicious')} />
      {!isUnanswered && <Marked source={source} setAside={setAside} />}
      <h2>{t('nothing.next')}</h2>
      <ul className="advice">
        {words.advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TimelineOf source={source} />
      {kind !== 'text' && (
        <div className="button-row">
          {requests > 0 && !isOther && <CompareButton source={source} />}
          {requests > 0 && <ShareRecordingButton source={source} />}
        </div>
      )}
    </div>
  );
}

/** Then it tells of nothing whether it failed. */
const holdsNoAnswers = (rows: readonly ExchangeRow[]): boolean =>
  rows.length > 0 && rows.every(({ status, failure }) => status === null && failure === null);

type Kind = 'live' | 'har' | 'text';

function useKind(source: Source): Kind {
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  if (source === 'live') return 'live';
  return isText ? 'text' : 'har';
}

/** With what still waits for its answer at this moment. */
export function useSuspicions(source: Source, { suspicions }: ReviewResult): readonly Suspicion[] {
  const rows = useSource(source, (state) => state.rows);
  const isWaiting = source === 'live' && rows.some(({ state }) => state === 'open');
  const now = useNow(1000, isWaiting);
  return isWaiting ? [...suspicions, ...pendingIn(rows, now)] : suspicions;
}

/**
 * What to do where no failure was found. The way that fits best stands first: where somebody watched
 * or read, they do so again. A pasted text has a box of its own for that.
 */
export function NothingFailedFooter({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const kind = useKind(source);
  if (kind === 'text') return null;
  return (
    <ScreenFooter>
      {kind === 'live' ? (
        <Button
          className="button primary"
          onPress={() => {
            show({ screen: 'reproduce', source: 'live' });
          }}
        >
          <Repeat aria-hidden />
          {t('nothing.again')}
        </Button>
      ) : (
        <Button className="button primary" onPress={() => void chooseFile()}>
          {t('nothing.otherFile')}
        </Button>
      )}
      <div className="footer-links">
        <Button className="link-button" onPress={showEntry}>
          {t('start.paste.open')}
        </Button>
      </div>
    </ScreenFooter>
  );
}

interface Looked {
  readonly requests: number;
  readonly kind: Kind;
  /** A part of the recording is lost. What is left of it proves nothing of the whole. */
  readonly isDamaged: boolean;
  /** No Halo was recognised. */
  readonly isOther: boolean;
  readonly suspicions: readonly Suspicion[];
  readonly isBeforeSignIn: boolean;
}

function stateOf(looked: Looked): State {
  const { requests, kind, isDamaged, isOther, suspicions, isBeforeSignIn } = looked;
  if (suspicions.length > 0) return 'suspicious';
  if (kind === 'text') return 'nothing';
  if (requests === 0) return 'empty';
  if (isDamaged) return 'damaged';
  if (isOther) return 'no-halo';
  return isBeforeSignIn ? 'before-sign-in' : 'nothing';
}

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly advice: readonly string[];
}

/** What failed and was set aside. */
interface Aside {
  /** Of so many it is most likely right that they failed, but failed they have. */
  readonly count: number;
  /** Of one at least it is not known whether it matters. */
  readonly isUnsure: boolean;
}

const asideOf = (entries: ReviewResult['setAsideEntries']): Aside => ({
  count: entries.length,
  isUnsure: entries.some(({ why }) => isUnsure(why)),
});

const suspiciousTitle = ({ count }: Aside) =>
  count === 0 ? 'nothing.suspiciousTitle' : 'nothing.suspiciousTitleAside';

/** What failed is never denied: neither that it did, nor that it may matter. */
function nothingTitle(kind: Kind, { count, isUnsure: isOpen }: Aside) {
  if (count === 0) return kind === 'har' ? 'nothing.fileTitle' : 'nothing.title';
  if (isOpen) return 'nothing.unsureTitle';
  return kind === 'har' ? 'nothing.fileTitleAside' : 'nothing.titleAside';
}

const damagedTitle = ({ isUnsure: isOpen }: Aside) =>
  isOpen ? 'nothing.unsureTitle' : 'nothing.damagedTitle';

const emptyTitle = (kind: Kind) =>
  kind === 'live' ? 'nothing.emptyTitle' : 'nothing.emptyFileTitle';

function useLooked(requests: number, setAside: number): string {
  const { t } = useTranslation();
  const counts = useCounts();
  return setAside === 0
    ? t('nothing.lead', { count: requests })
    : t('nothing.leadAside', { all: counts.requests(requests), count: setAside });
}

function useWords(state: State, kind: Kind, requests: number, aside: Aside): Words {
  const { t } = useTranslation();
  const advice: Readonly<Record<Kind, readonly string[]>> = {
    live: [t('nothing.same'), t('nothing.who'), t('nothing.wait'), t('nothing.wrong')],
    har: [t('nothing.fileLate'), t('nothing.filePart'), t('nothing.wrong')],
    text: [t('nothing.textWhole'), t('nothing.textAddress'), t('nothing.textRecord')],
  };
  const looked = useLooked(requests, aside.count);
  switch (state) {
    case 'empty':
      return {
        title: t(emptyTitle(kind)),
        lead: t('nothing.emptyLead'),
        advice: advice[kind],
      };
    case 'no-answers':
      return {
        title: t('nothing.noAnswersTitle'),
        lead: t('nothing.noAnswers'),
        advice: [t('nothing.filePart')],
      };
    case 'damaged':
      return {
        title: t(damagedTitle(aside)),
        lead: looked,
        advice: [t('nothing.damaged')],
      };
    case 'no-halo':
      return {
        title: t('nothing.noHaloTitle'),
        lead: t(kind === 'live' ? 'nothing.noHaloLive' : 'nothing.noHaloFile'),
        // Nothing is said of what Halo did: it may not be one.
        advice:
          kind === 'live'
            ? [t('nothing.signIn'), t('nothing.wait')]
            : [t('nothing.fileHalo'), t('nothing.filePart')],
      };
    case 'before-sign-in':
      return {
        title: t('nothing.beforeSignInTitle'),
        lead: t(kind === 'live' ? 'nothing.beforeSignInLive' : 'nothing.beforeSignInFile'),
        advice:
          kind === 'live'
            ? [t('nothing.signIn'), t('nothing.wait')]
            : [t('nothing.fileSignIn'), t('nothing.filePart')],
      };
    case 'suspicious':
      return {
        title: t(suspiciousTitle(aside)),
        lead: t('nothing.suspiciousLead'),
        advice: advice[kind],
      };
    case 'nothing':
      if (kind === 'text')
        return {
          title: t('nothing.textTitle'),
          lead: t('nothing.textLead'),
          advice: advice.text,
        };
      return {
        title: t(nothingTitle(kind, aside)),
        lead: looked,
        advice: advice[kind],
      };
  }
}

/** By whether failed requests were set aside. */
const markedWords = {
  live: { none: 'nothing.marked', some: 'nothing.markedAside' },
  file: { none: 'nothing.markedFile', some: 'nothing.markedFileAside' },
} as const satisfies Record<Source, object>;

/** Somebody saw it fail, and no request did: what was done just then is where to look. */
function Marked({ source, setAside }: { readonly source: Source; readonly setAside: number }) {
  const { t } = useTranslation();
  const isMarked = useSource(source, ({ marks }) => marks.length > 0);
  if (!isMarked) return null;
  return (
    <p className="callout warn">
      <TriangleAlert aria-hidden />
      {t(markedWords[source][setAside === 0 ? 'none' : 'some'])}
    </p>
  );
}
