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
 * A status with its number, its word and an icon: never a colour alone. 0 says that no answer came;
 * null shows nothing.
 */
export function StatusChip({ status }: { readonly status: number | null }) {
  const { t } = useTranslation();
  if (status === null) return null;
  const Icon = icons[familyOf(status)];
  const word = t(statusKey(status));
  return (
    <span className={`chip status-${status === 0 || status >= 500 ? 'severe' : 'failed'}`}>
      <Icon aria-hidden />
      {status === 0 ? word : t('status.chip', { status, word })}
    </span>
  );
}

/** Statuses that share an icon. */
type Family = 'none' | 'sign-in' | 'gone' | 'time' | 'limit' | 'server' | 'refused';

const icons: Readonly<Record<Family, LucideIcon>> = {
  none: Unplug,
  'sign-in': Lock,
  gone: SearchX,
  time: Clock,
  limit: TriangleAlert,
  server: ServerCrash,
  refused: CircleX,
};

function familyOf(status: number): Family {
  if (status === 0) return 'none';
  if (status === 401 || status === 403) return 'sign-in';
  if (status === 404) return 'gone';
  if (status === 408 || status === 504) return 'time';
  if (status === 429) return 'limit';
  return status >= 500 ? 'server' : 'refused';
}
