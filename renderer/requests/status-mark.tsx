import {
  Ban,
  CircleAlert,
  CircleArrowRight,
  CircleCheck,
  CircleDot,
  CircleHelp,
  CircleX,
  Clock,
  Equal,
  type LucideIcon,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statusKey } from '../text/words.ts';
import { type StatusKind } from './status.ts';

const icons: Readonly<Record<StatusKind, LucideIcon>> = {
  worked: CircleCheck,
  answered: CircleDot,
  unsure: CircleHelp,
  moved: CircleArrowRight,
  unchanged: Equal,
  refused: TriangleAlert,
  'server-failed': CircleX,
  'failed-inside': CircleAlert,
  'no-answer': Unplug,
  stopped: Ban,
  waiting: Clock,
  unknown: CircleHelp,
};

interface StatusMarkProps {
  readonly status: number | null;
  readonly kind: StatusKind;
}

/** The same word as beside the explanation. */
export function useStatusWord({ status, kind }: StatusMarkProps): string {
  const { t } = useTranslation(['requests', 'translation']);
  return kind === 'refused' || kind === 'server-failed'
    ? t(`translation:${statusKey(status ?? 0)}`)
    : t(`requests:kind.${kind}`);
}

/** Status as icon, number and word: colour only repeats what they say. */
export function StatusMark({ status, kind }: StatusMarkProps) {
  const Icon = icons[kind];
  const word = useStatusWord({ status, kind });
  return (
    <span className="request-status" data-kind={kind} title={word}>
      <Icon size={15} aria-hidden />
      {status !== null && <span className="request-status-number">{status}</span>}
      <span className="request-status-word">{word}</span>
    </span>
  );
}
