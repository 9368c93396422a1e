import { useTranslation } from 'react-i18next';
import { isAsked, type Verdict } from '../../shared/fix/watch.ts';
import { nearWords } from './verdict-words.ts';

/** What the user may take for a success, in the words of the button that says so. */
interface Unproven {
  /** Exchange.index of what came. */
  readonly index: number;
  readonly words: string;
  /** What is said of it asks the user, so that the button is an answer. */
  readonly isQuestion: boolean;
}

/**
 * What looks like a success and proves none: only the user knows what they meant. null where nothing
 * of the kind came.
 */
export function useUnproven(verdict: Verdict | null): Unproven | null {
  const { t } = useTranslation();
  switch (verdict?.kind) {
    case 'partly':
      return { index: verdict.index, words: t('check.enough'), isQuestion: false };
    case 'doubtful':
      return { index: verdict.index, words: t('check.worksAnyway'), isQuestion: false };
    case 'waiting':
      return verdict.near === null
        ? null
        : {
            index: verdict.near.index,
            words: t(nearWords[verdict.near.differs].yes),
            isQuestion: isAsked(verdict.near),
          };
    case 'works':
    case 'running':
    case 'same':
    case 'different':
    case undefined:
      return null;
  }
}
