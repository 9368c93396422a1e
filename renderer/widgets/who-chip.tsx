import { useTranslation } from 'react-i18next';
import type { Actor } from '../../shared/rules/diagnosis.ts';
import { firstKey, whoIcon, whoKey } from '../text/words.ts';

/** Who acts: icon and word. `admin`: who the administrator of the practice Halo is. */
export function WhoChip({
  who,
  admin = null,
}: {
  readonly who: Actor;
  readonly admin?: string | null;
}) {
  const { t } = useTranslation();
  const Icon = whoIcon[who];
  return (
    <span className="chip who">
      <Icon aria-hidden />
      {who === 'halo-admin' && admin !== null
        ? t('practice.admin', { name: admin })
        : t(whoKey[who])}
    </span>
  );
}

/** With whom to start: icon and words. */
export function FirstChip({ who }: { readonly who: Actor }) {
  const { t } = useTranslation();
  const Icon = whoIcon[who];
  return (
    <span className="chip next">
      <Icon aria-hidden />
      {t(firstKey[who])}
    </span>
  );
}
