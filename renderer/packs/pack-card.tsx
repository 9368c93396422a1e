import { ArrowDown, ArrowUp, Replace, Trash2, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Check as CheckupCheck, pathOf } from '../../shared/checkup/check.ts';
import type { InstalledPack } from '../../shared/packs/pack-list.ts';
import { overrideSentences } from '../../shared/packs/merge.ts';
import { generalText } from '../../shared/rules/cause-text.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useCauses } from '../store/causes.ts';
import { Fold } from '../widgets/fold.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { Tick } from '../widgets/tick.tsx';
import { Faults } from './faults.tsx';
import { movePack, removePack, switchPack } from '../store/packs.ts';

interface PackCardProps {
  readonly pack: InstalledPack;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export function nameOf({ id, pack }: InstalledPack): string {
  return visibleLine(pack?.pack.name ?? `${id}.json`);
}

/** One rule pack: who made it, what it holds and replaces, and what can be done with it. */
export function PackCard({ pack: installed, isFirst, isLast }: PackCardProps) {
  const { t } = useTranslation('packs');
  const id = useId();
  const { pack, isOn, faults } = installed;
  const name = nameOf(installed);
  const replaced = useCauses((state) => state.overrides).filter(
    (override) => override.pack === pack?.pack.name,
  );
  return (
    <article className="card pack stack tight" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{name}</h2>
        <div className="pack-tools">
          <IconButton
            icon={ArrowUp}
            label={t('up', { name })}
            isDisabled={isFirst}
            onPress={() => void movePack(installed.id, -1)}
          />
          <IconButton
            icon={ArrowDown}
            label={t('down', { name })}
            isDisabled={isLast}
            onPress={() => void movePack(installed.id, 1)}
          />
          <IconButton
            icon={Trash2}
            label={t('remove', { name })}
            onPress={() => void removePack(installed)}
          />
        </div>
      </div>
      {pack === null ? (
        <Unusable faults={faults} />
      ) : (
        <>
          <p className="quiet">
            {t('version', {
              version: visibleLine(pack.pack.version),
              by: visibleLine(pack.pack.by),
            })}
          </p>
          {pack.pack.note !== undefined && <p>{visibleLine(pack.pack.note)}</p>}
          <Tick isOn={isOn} onChange={(on) => void switchPack(installed.id, on)}>
            {t('isOn')}
          </Tick>
          {overrideSentences(replaced).map((sentence) => (
            <p key={sentence} className="with-icon">
              <Replace aria-hidden />
              <span>{visibleLine(sentence)}</span>
            </p>
          ))}
          {pack.causes.length > 0 && <Causes causes={pack.causes} />}
          {pack.checks !== undefined && <Checks checks={pack.checks} />}
        </>
      )}
    </article>
  );
}

function Unusable({ faults }: { readonly faults: readonly string[] }) {
  const { t } = useTranslation('packs');
  return (
    <div className="callout warn">
      <TriangleAlert aria-hidden />
      <div className="stack tight">
        <p>{t('unusable')}</p>
        <Faults faults={faults} />
      </div>
    </div>
  );
}

/** What its checks read in a check-up. */
function Checks({ checks }: { readonly checks: readonly CheckupCheck[] }) {
  const { t } = useTranslation('packs');
  return (
    <Fold level={3} title={t('checks', { count: checks.length })}>
      <ul className="plain-list">
        {checks.map((check) => (
          <li key={check.id}>
            {visibleLine(check.title)} <code className="quiet">GET {pathOf(check)}</code>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Causes({ causes }: { readonly causes: readonly Cause[] }) {
  const { t } = useTranslation('packs');
  return (
    <Fold level={3} title={t('causes', { count: causes.length })}>
      <ul className="plain-list">
        {causes.map(({ id, title }) => (
          <li key={id}>
            {visibleLine(generalText(title))} <code className="quiet">{id}</code>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
