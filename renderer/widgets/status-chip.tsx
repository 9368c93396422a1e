import {
  CircleX,
  Clock,
  Lock,
  SearchX,
  ServerCrash,
  TriangleAlert,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statusKey } from '../text/words.ts';

/**
 * A status with its number, its word and an icon: never a colour alone. 0 says that no answer came.
 */
export function StatusChip({ status }: { readonly status: number }) {
  const { t } = useTranslation();
  const Icon = iconOf(status);
  const word = t(statusKey(status));
  return (
    <span className={`chip status-${status === 0 || status >= 500 ? 'severe' : 'failed'}`}>
      <Icon aria-hidden />
      {status === 0 ? word : t('status.chip', { status, word })}
    </span>
  );
}

function iconOf(status: number): LucideIcon {
  if (status === 0) return Unplug;
  if (status === 401 || status === 403) return Lock;
  if (status === 404) return SearchX;
  if (status === 408 || status === 504) return Clock;
  if (status === 429) return TriangleAlert;
  return status >= 500 ? ServerCrash : CircleX;
}
