import { FilePlus, FolderPlus, PencilRuler, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { visibleLine } from '../text/visible-text.ts';
import { useWizard } from '../store/wizard.ts';
import { ReadingRoom, RoomList } from '../widgets/reading-room.tsx';
import { useReview } from '../store/sources.ts';
import { Faults } from './faults.tsx';
import { MakeCauseButton } from './make-cause-button.tsx';
import { nameOf, PackCard } from './pack-card.tsx';
import { addPacks, usePacks } from '../store/packs.ts';

/** Causes that a partner or the own service desk adds to the built-in ones. */
export function PacksScreen() {
  const { t } = useTranslation('packs');
  const packs = usePacks((state) => state.packs);
  const refused = usePacks((state) => state.refused);
  const add = async (what: 'file' | 'folder') => {
    await addPacks(what);
    const added = usePacks.getState().packs;
    if (added.length > packs.length) setChosen(added.at(-1)?.id ?? null);
  };
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    packs.findIndex(({ id }) => id === chosen),
    0,
  );
  const pack = packs[at];
  return (
    <ReadingRoom
      title={t('title')}
      lead={t('lead')}
      pageLabel={pack === undefined ? t('title') : nameOf(pack)}
      page={pack?.id ?? ''}
      list={
        <>
          <div className="button-row">
            <Button className="button primary" onPress={() => void add('file')}>
              <FilePlus aria-hidden />
              {t('addFile')}
            </Button>
            <Button className="button" onPress={() => void add('folder')}>
              <FolderPlus aria-hidden />
              {t('addFolder')}
            </Button>
          </div>
          <RoomList
            label={t('title')}
            chosen={pack?.id ?? null}
            onChoose={setChosen}
            items={packs.map((one) => ({
              id: one.id,
              title: nameOf(one),
              ...(one.isOn ? {} : { note: t('isOff') }),
            }))}
          />
          {packs.length > 1 && <p className="quiet">{t('orderHint')}</p>}
        </>
      }
    >
      <div className="stack">
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
        {pack === undefined ? (
          <NoPacks />
        ) : (
          <PackCard pack={pack} isFirst={at === 0} isLast={at === packs.length - 1} />
        )}
        <MakeOne />
      </div>
    </ReadingRoom>
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

/** From the request that was selected last, where it failed; else how to get there. */
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
        <MakeCauseButton source={source} index={index} title={diagnosis.title} isAlone />
      ) : (
        <p className="quiet">{t('own.how')}</p>
      )}
    </section>
  );
}
