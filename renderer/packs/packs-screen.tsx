import { FilePlus, FolderPlus, PencilRuler, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { visibleLine } from '../text/visible-text.ts';
import { useWizard } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useReview } from '../store/sources.ts';
import { Faults } from './faults.tsx';
import { MakeCauseButton } from './make-cause-button.tsx';
import { PackCard } from './pack-card.tsx';
import { addPacks, usePacks } from '../store/packs.ts';

/** Causes that a partner or the own service desk adds to the built-in ones. */
export function PacksScreen() {
  const { t } = useTranslation('packs');
  const packs = usePacks((state) => state.packs);
  const refused = usePacks((state) => state.refused);
  return (
    <div className="stack">
      <div>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className="lead">{t('lead')}</p>
      </div>
      <div className="button-row">
        <Button className="button primary" onPress={() => void addPacks('file')}>
          <FilePlus aria-hidden />
          {t('addFile')}
        </Button>
        <Button className="button" onPress={() => void addPacks('folder')}>
          <FolderPlus aria-hidden />
          {t('addFolder')}
        </Button>
      </div>
      {refused.map(({ name, faults }) => (
        <section key={name} className="callout warn pack-refused" role="alert">
          <TriangleAlert aria-hidden />
          <div className="stack tight">
            <p>
              <strong>{t('refused', { name: visibleLine(name) })}</strong>
            </p>
            <Faults faults={faults} />
          </div>
        </section>
      ))}
      {packs.length === 0 ? (
        <NoPacks />
      ) : (
        <>
          {packs.length > 1 && <p className="quiet">{t('orderHint')}</p>}
          <ol className="plain-list cards">
            {packs.map((pack, at) => (
              <PackCard
                key={pack.id}
                pack={pack}
                isFirst={at === 0}
                isLast={at === packs.length - 1}
              />
            ))}
          </ol>
        </>
      )}
      <MakeOne />
    </div>
  );
}

function NoPacks() {
  const { t } = useTranslation('packs');
  return (
    <section className="card stack tight">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.what')}</p>
      <p>{t('empty.how')}</p>
      <p className="quiet">{t('empty.safe')}</p>
    </section>
  );
}

/** From the request that is selected beside this screen, where it failed; else how to get there. */
function MakeOne() {
  const { t } = useTranslation('packs');
  const source = useWizard((state) => state.source);
  const index = useWizard((state) => (state.source === null ? null : state.selected[state.source]));
  const diagnosis = useReview(source).diagnoses.find(
    ({ entries }) => index !== null && entries.includes(index),
  );
  return (
    <section className="card stack tight">
      <h2 className="with-icon">
        <PencilRuler aria-hidden />
        {t('own.title')}
      </h2>
      <p>{t('own.text')}</p>
      {source !== null && index !== null && diagnosis !== undefined ? (
        <MakeCauseButton source={source} index={index} title={diagnosis.title} />
      ) : (
        <p className="quiet">{t('own.how')}</p>
      )}
    </section>
  );
}
