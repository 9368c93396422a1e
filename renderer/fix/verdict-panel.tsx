import {
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  Radar,
  Replace,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Near, Verdict } from '../../shared/fix/verdict.ts';
import type { Sizes } from '../../shared/fix/fingerprint.ts';
import { suspicionText } from '../../shared/rules/suspicion.ts';
import { formatBytes, formatTime } from '../text/format.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import type { Source } from '../store/source.ts';
import { useUnproven } from './unproven.ts';

const looks: Readonly<
  Record<Verdict['kind'], { readonly icon: LucideIcon; readonly className: string }>
> = {
  waiting: { icon: Radar, className: 'waiting' },
  running: { icon: LoaderCircle, className: 'waiting' },
  works: { icon: CircleCheck, className: 'good' },
  // A tick belongs to what is proved alone.
  partly: { icon: CircleDashed, className: 'warn' },
  same: { icon: CircleX, className: 'bad' },
  different: { icon: Replace, className: 'warn' },
  doubtful: { icon: TriangleAlert, className: 'warn' },
};

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

const nearTitle = {
  record: 'check.nearTitle',
  action: 'check.nearTitle',
  value: 'check.valueTitle',
  person: 'check.nearTitle',
  page: 'check.nearTitle',
  button: 'check.buttonTitle',
  address: 'check.nearTitle',
  site: 'check.siteTitle',
  earlier: 'check.earlierTitle',
  fileless: 'check.filelessTitle',
  empty: 'check.emptyTitle',
  unseen: 'check.unseenTitle',
  accepted: 'check.acceptedTitle',
  gone: 'check.goneTitle',
  cleared: 'check.clearedTitle',
} as const satisfies Record<Near['differs'], string>;

const nearText = {
  record: 'check.nearRecord',
  action: 'check.nearAction',
  value: 'check.nearValue',
  person: 'check.nearPerson',
  page: 'check.nearPage',
  button: 'check.nearButton',
  address: 'check.nearAddress',
  site: 'check.siteText',
  earlier: 'check.earlierText',
  fileless: 'check.filelessText',
  empty: 'check.emptyText',
  unseen: 'check.unseenText',
  accepted: 'check.acceptedText',
  gone: 'check.goneText',
  cleared: 'check.clearedText',
} as const satisfies Record<Near['differs'], string>;

const againText = {
  record: 'check.againRecord',
  action: 'check.againAction',
  value: 'check.againOther',
  person: 'check.againPerson',
  page: 'check.againOther',
  button: 'check.againAction',
  address: 'check.againOther',
  site: 'check.againOther',
  earlier: 'check.againOther',
  fileless: 'check.againOther',
  empty: 'check.againOther',
  unseen: 'check.againOther',
  accepted: 'check.againOther',
  gone: 'check.againOther',
  cleared: 'check.againOther',
} as const satisfies Record<Near['differs'], string>;

interface VerdictPanelProps {
  readonly verdict: Verdict;
  /** What was sent was itself the fault, so a success may have sent something else. */
  readonly isMended?: boolean;
  readonly source: Source;
  /** It was a limit that refused it: too much was sent, or too soon. */
  readonly isLimit?: boolean;
  /** When the request was sent, in milliseconds since 1970. */
  readonly at: number | null;
  /** What was done, as a sentence, where the same request was sent by something else. */
  readonly by?: string | null;
  /** Where what was too large went through smaller. */
  readonly sizes?: Sizes | null;
  /** The record that failed, where what was sent names one. */
  readonly record?: string | null;
}

/** Fixed, the same error, a different one, or not tried yet. */
export function VerdictPanel({
  verdict,
  isMended = false,
  isLimit = false,
  source,
  at,
  by = null,
  sizes = null,
  record = null,
}: VerdictPanelProps) {
  const { t } = useTranslation();
  const region = useRegion();
  const counts = useCounts();
  const { icon: Icon, className } = looks[verdict.kind];
  const worksText = (): string => {
    const time = at === null ? '' : t('check.at', { time: formatTime(at, region) });
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
  type LikeKey = (typeof nearText)[Near['differs']] | (typeof againText)[Near['differs']];
  const likeText = (key: LikeKey, { name }: Near): string => {
    if (record !== null && (key === 'check.nearRecord' || key === 'check.againRecord'))
      return t(`${key}Of`, { record });
    return t(key, { name: name ?? t('check.somebody') });
  };
  const words = () => {
    switch (verdict.kind) {
      case 'waiting': {
        if (verdict.near !== null)
          return {
            title: t(nearTitle[verdict.near.differs]),
            text: likeText(nearText[verdict.near.differs], verdict.near),
          };
        if (verdict.again !== undefined)
          return {
            title: t('check.nearTitle'),
            text: likeText(againText[verdict.again.differs], verdict.again),
          };
        if (source === 'file')
          return { title: t('check.notInFile'), text: t('check.notInFileText') };
        if (verdict.other !== null)
          return {
            title: t('check.waiting'),
            text: t('check.otherText', { title: verdict.other.title }),
          };
        return { title: t('check.waiting'), text: t('check.waitingText') };
      }
      case 'running': {
        const answered = counts.requests(verdict.answered);
        if (verdict.until === null)
          return { title: t('check.running'), text: t('check.runningText', { answered }) };
        if (source === 'file')
          return { title: t('check.thin'), text: t('check.thinText', { answered }) };
        return {
          title: t('check.running'),
          text: t('check.untilText', { answered, time: formatTime(verdict.until, region) }),
        };
      }
      case 'works':
        return { title: t('check.works'), text: worksText() };
      case 'partly':
        return {
          title: t('check.partly'),
          text: t('check.partlyText', {
            count: verdict.left,
            done: verdict.done,
            all: verdict.done + verdict.left,
            left: verdict.left,
          }),
        };
      case 'same':
        return {
          title: t('check.same'),
          text: t(isLimit ? 'check.sameLimitText' : 'check.sameText'),
        };
      case 'different':
        return {
          title: t('check.different'),
          text: t('check.differentText', { title: verdict.diagnosis.title }),
        };
      case 'doubtful':
        return { title: t('check.doubtful'), text: suspicionText(verdict.suspicion) };
    }
  };
  const { title, text } = words();
  return (
    <div className={`verdict ${className}`} role="status">
      <Icon aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{text}</p>
      </div>
    </div>
  );
}

/** What follows from either answer, where only the user knows if it works. */
export function UnprovenNote({
  verdict,
  source,
}: {
  readonly verdict: Verdict | null;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const unproven = useUnproven(verdict);
  if (unproven === null) return null;
  const button = unproven.words;
  return (
    <p className="quiet">
      {t(source === 'live' ? 'check.unproven' : 'check.unprovenFile', { button })}
    </p>
  );
}

/**
 * What an answer without an error does not prove, such as right totals. How to do it again is left
 * out: whoever sent a record once more after it went through would have it twice.
 */
export function LookToo({ verify }: { readonly verify: string }) {
  const { t } = useTranslation();
  return (
    <p className="quiet">
      {t('check.lookToo')} {/It is fixed when .*$/su.exec(verify)?.[0] ?? verify}
    </p>
  );
}
