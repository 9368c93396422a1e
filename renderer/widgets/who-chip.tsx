import { useTranslation } from 'react-i18next';
import type { Actor } from '../../shared/rules/diagnosis.ts';
import { firstKey, whoIcon, whoKey } from '../text/words.ts';

/** Who acts: icon and word. `name`: who that is in the practice Halo. */
export function WhoChip({
  who,
  name = null,
}: {
  readonly who: Actor;
  readonly name?: string | null;
}) {
  const { t } = useTranslation();
  const Icon = whoIcon[who];
  return (
    <span className="chip who">
      <Icon aria-hidden />
      {name === null ? t(whoKey[who]) : t('practice.who', { who: t(whoKey[who]), name })}
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
