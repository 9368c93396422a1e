import { Bookmark, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { End } from './use-over.ts';

/** How a problem ended: only what was seen to work gets a tick. Nothing where it is left. */
export function EndChip({ end }: { readonly end: End | null }) {
  const { t } = useTranslation();
  if (end === null) return null;
  const Icon = end === 'fixed' ? CircleCheck : Bookmark;
  return (
    <span className={end === 'fixed' ? 'chip good' : 'chip'}>
      <Icon aria-hidden />
      {t(end === 'fixed' ? 'results.fixed' : 'results.saidWorks')}
    </span>
  );
}
