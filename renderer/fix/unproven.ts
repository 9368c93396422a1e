import { useTranslation } from 'react-i18next';
import type { Near, Verdict } from '../../shared/fix/verdict.ts';

/** What the user may take for a success, in the words of the button that says so. */
interface Unproven {
  /** Exchange.index of what came. */
  readonly index: number;
  readonly words: string;
}

/** Something else worked, or nothing shows whether it works. */
const yes = {
  record: 'check.nearYes',
  action: 'check.nearYes',
  value: 'check.nearYes',
  person: 'check.nearYes',
  page: 'check.nearYes',
  button: 'check.nearYes',
  address: 'check.nearYes',
  site: 'check.nearYes',
  earlier: 'check.nearYes',
  fileless: 'check.nearYes',
  empty: 'check.nearYes',
  unseen: 'check.nearYes',
  accepted: 'check.worksAnyway',
  gone: 'check.worksAnyway',
  cleared: 'check.worksAnyway',
} as const satisfies Record<Near['differs'], string>;

/**
 * What looks like a success and proves none: only the user knows what they meant. null where nothing
 * of the kind came.
 */
export function useUnproven(verdict: Verdict | null): Unproven | null {
  const { t } = useTranslation();
  switch (verdict?.kind) {
    case 'partly':
      return { index: verdict.index, words: t('check.enough') };
    case 'doubtful':
      return { index: verdict.index, words: t('check.worksAnyway') };
    case 'waiting':
      return verdict.near === null
        ? null
        : { index: verdict.near.index, words: t(yes[verdict.near.differs]) };
    case 'works':
    case 'running':
    case 'same':
    case 'different':
    case undefined:
      return null;
  }
}
