import { useTranslation } from 'react-i18next';
import type { Sizes } from '../../shared/fix/fingerprint.ts';
import type { Near, Verdict } from '../../shared/fix/watch.ts';
import { suspicionText } from '../../shared/rules/suspicion.ts';
import type { Source } from '../store/source.ts';
import { formatBytes, formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import { deedName } from './record-name.ts';

/** The heading follows the verdict: after a success nobody is asked to do it once more. */
export const verdictHeadings = {
  waiting: 'check.title',
  running: 'check.headingRunning',
  works: 'check.headingWorks',
  partly: 'check.headingPartly',
  same: 'check.headingSame',
  different: 'check.headingDifferent',
  doubtful: 'check.headingDoubtful',
} as const satisfies Record<Verdict['kind'], string>;

/** A file that was read holds all that will come: where it shows no try, it can tell nothing. */
export const fileHeadings = { ...verdictHeadings, waiting: 'check.headingDoubtful' } as const;

/**
 * What is said of something that is like what failed. `title` and `text`: it worked; `again`: it
 * failed in the same way; `yes`: the button of who takes its success for one.
 */
export const nearWords = {
  record: {
    title: 'check.nearTitle',
    text: 'check.nearRecord',
    again: 'check.againRecord',
    yes: 'check.nearYes',
  },
  action: {
    title: 'check.nearTitle',
    text: 'check.nearAction',
    again: 'check.againAction',
    yes: 'check.nearYes',
  },
  value: {
    title: 'check.valueTitle',
    text: 'check.nearValue',
    again: 'check.againOther',
    yes: 'check.yesValue',
  },
  person: {
    title: 'check.nearTitle',
    text: 'check.nearPerson',
    again: 'check.againPerson',
    yes: 'check.nearYes',
  },
  page: {
    title: 'check.pageTitle',
    text: 'check.nearPage',
    again: 'check.againOther',
    yes: 'check.nearYes',
  },
  button: {
    title: 'check.buttonTitle',
    text: 'check.nearButton',
    again: 'check.againAction',
    yes: 'check.nearYes',
  },
  address: {
    title: 'check.nearTitle',
    text: 'check.nearAddress',
    again: 'check.againOther',
    yes: 'check.nearYes',
  },
  site: {
    title: 'check.siteTitle',
    text: 'check.siteText',
    again: 'check.againOther',
    yes: 'check.yesSite',
  },
  earlier: {
    title: 'check.earlierTitle',
    text: 'check.earlierText',
    again: 'check.againOther',
    yes: 'check.nearYes',
  },
  fileless: {
    title: 'check.filelessTitle',
    text: 'check.filelessText',
    again: 'check.againOther',
    yes: 'check.nearYes',
  },
  empty: {
    title: 'check.emptyTitle',
    text: 'check.emptyText',
    again: 'check.againOther',
    yes: 'check.nearYes',
  },
  unseen: {
    title: 'check.unseenTitle',
    text: 'check.unseenText',
    again: 'check.againOther',
    yes: 'check.yesUnseen',
  },
  accepted: {
    title: 'check.acceptedTitle',
    text: 'check.acceptedText',
    again: 'check.againOther',
    yes: 'check.yesAccepted',
  },
  gone: {
    title: 'check.goneTitle',
    text: 'check.goneText',
    again: 'check.againOther',
    yes: 'check.worksAnyway',
  },
  cleared: {
    title: 'check.clearedTitle',
    text: 'check.clearedText',
    again: 'check.againOther',
    yes: 'check.worksAnyway',
  },
} as const satisfies Record<Near['differs'], object>;

type LikeKey = (typeof nearWords)[Near['differs']]['text' | 'again'];

/** What the words of a verdict need beside it. */
export interface Judged {
  readonly verdict: Verdict;
  readonly source: Source;
  /** When the request was sent, in milliseconds since 1970. */
  readonly at: number | null;
  /** What was sent was itself the fault, so a success may have sent something else. */
  readonly isMended?: boolean;
  /** It was a limit that refused it: too much was sent, or too soon. */
  readonly isLimit?: boolean;
  /** Time alone may mend it, so there may be no change that could be saved. */
  readonly mayPass?: boolean;
  /** No server answered, so there was nothing to change in Halo. */
  readonly isUnanswered?: boolean;
  /** It is said beside the steps themselves. */
  readonly isAtSteps?: boolean;
  /** What mends it changes something, which may not have been saved. */
  readonly isChange?: boolean;
  /** What was done, as a sentence, where the same request was sent by something else. */
  readonly by?: string | null;
  /** Where what was too large was sent smaller. */
  readonly sizes?: Sizes | null;
  /** Some requests of the file could not be read. */
  readonly isInPart?: boolean;
  /** The record that failed, where what was sent names one. */
  readonly record?: string | null;
}

interface Words {
  readonly title: string;
  readonly text: string;
  /** Names that the text has no room for. */
  readonly more?: readonly string[];
}

/** Fixed, the same error, a different one, or not tried yet. */
export function useVerdictWords(judged: Judged): Words {
  const { verdict } = judged;
  const { t } = useTranslation();
  const waitingWords = useWaitingWords(judged);
  const runningWords = useRunningWords(judged.source);
  const worksText = useWorksText(judged);
  const at = useAt(judged);
  const region = useRegion();
  switch (verdict.kind) {
    case 'waiting':
      return waitingWords(verdict);
    case 'running':
      return runningWords(verdict);
    case 'works':
      return { title: t('check.works'), text: worksText() };
    case 'partly': {
      const { done, left } = verdict;
      const all = done + left;
      const text = t('check.partlyText', { count: left, done, all, left });
      const names = restNames(verdict);
      const title = t('check.partly');
      if (names.length === 0) return { title, text };
      const more = names.length > mostNames ? names.slice(mostNames) : [];
      const told = names.slice(0, mostNames).join(', ');
      const rest =
        more.length === 0
          ? t('check.partlyRest', { names: told })
          : t('check.partlyRestMore', { names: told, count: more.length });
      return { title, text: `${text} ${rest}`, more };
    }
    case 'same':
      return {
        title: t('check.same'),
        text:
          judged.sizes == null
            ? t(sameText(judged), { at: at() })
            : t('check.sameSmallerText', { now: formatBytes(judged.sizes.now, region) }),
      };
    case 'different': {
      const { title } = verdict.diagnosis;
      return { title: t('check.different'), text: t('check.differentText', { title }) };
    }
    case 'doubtful':
      return { title: t('check.doubtful'), text: suspicionText(verdict.suspicion) };
  }
}

/** More names than this are not read in one sentence. */
const mostNames = 3;

/** Of all that are left; none where not all of them are known. */
function restNames({ left, rest = [] }: Extract<Verdict, { kind: 'partly' }>): readonly string[] {
  return rest.length === left ? [...new Set(rest.map((deed) => visibleLine(deedName(deed))))] : [];
}

function sameText(judged: Judged) {
  const { isLimit = false, mayPass = false, isUnanswered = false, isChange = true } = judged;
  if (judged.isAtSteps === true) return 'check.sameAtSteps';
  if (isLimit) return 'check.sameLimitText';
  if (mayPass) return 'check.samePassText';
  if (isUnanswered) return 'check.sameUnansweredText';
  return isChange ? 'check.sameText' : 'check.sameNoChangeText';
}

type Waiting = Extract<Verdict, { kind: 'waiting' }>;

function useWaitingWords({
  source,
  record = null,
  isInPart = false,
}: Judged): (verdict: Waiting) => Words {
  const { t } = useTranslation();
  const likeText = (key: LikeKey, { name }: Near): string => {
    if (record !== null && (key === 'check.nearRecord' || key === 'check.againRecord'))
      return t(`${key}Of`, { record });
    return t(key, { name: name ?? t('check.somebody') });
  };
  return ({ near, again, other }) => {
    if (near !== null) {
      const { title, text } = nearWords[near.differs];
      return { title: t(title), text: likeText(text, near) };
    }
    if (again !== undefined)
      return { title: t('check.nearTitle'), text: likeText(nearWords[again.differs].again, again) };
    if (source === 'file')
      return isInPart
        ? { title: t('check.notInPart'), text: t('check.notInPartText') }
        : { title: t('check.notInFile'), text: t('check.notInFileText') };
    if (other !== null)
      return { title: t('check.waiting'), text: t('check.otherText', { title: other.title }) };
    return { title: t('check.waiting'), text: t('check.waitingText') };
  };
}

type Running = Extract<Verdict, { kind: 'running' }>;

function useRunningWords(source: Source): (verdict: Running) => Words {
  const { t } = useTranslation();
  const region = useRegion();
  const counts = useCounts();
  return ({ answered: count, until }) => {
    const answered = counts.requests(count);
    if (until === null)
      return { title: t('check.running'), text: t('check.runningText', { answered }) };
    if (source === 'file')
      return { title: t('check.thin'), text: t('check.thinText', { answered }) };
    const time = formatTime(until, region);
    return { title: t('check.running'), text: t('check.untilText', { answered, time }) };
  };
}

/** When the request was sent, as it ends a sentence; '' where unknown. */
function useAt({ at }: Judged): () => string {
  const { t } = useTranslation();
  const region = useRegion();
  return () => (at === null ? '' : t('check.at', { time: formatTime(at, region) }));
}

function useWorksText(judged: Judged): () => string {
  const { isMended = false, by = null, sizes = null } = judged;
  const { t } = useTranslation();
  const region = useRegion();
  const at = useAt(judged);
  return () => {
    const time = at();
    const text =
      sizes === null
        ? t(isMended ? 'check.worksMended' : 'check.worksText', { at: time })
        : t('check.worksSmaller', {
            at: time,
            now: formatBytes(sizes.now, region),
            before: formatBytes(sizes.before, region),
          });
    return by === null ? text : `${text} ${by}.`;
  };
}
