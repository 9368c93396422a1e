import { BookPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { builtIn } from '../../shared/rules/diagnosis.ts';
import { visibleLine } from '../text/visible-text.ts';

/** Says that a rule pack explains this, and which; nothing for the program's own causes. */
export function OriginChip({ origin }: { readonly origin: string }) {
  const { t } = useTranslation('packs');
  return origin === builtIn ? null : (
    <span className="chip origin">
      <BookPlus aria-hidden />
      {t('origin', { name: visibleLine(origin) })}
    </span>
  );
}
