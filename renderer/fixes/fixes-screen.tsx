import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../widgets/search-box.tsx';
import { found } from '../../shared/fix/records.ts';
import { NothingFound } from '../widgets/nothing-found.tsx';
import { ReadingRoom, RoomList } from '../widgets/reading-room.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { formatMoment } from '../text/format.ts';
import { FixItem } from './fix-item.tsx';
import { deleteFixes, useFixes } from '../store/fixes.ts';

/** The history of fixes: what failed, what was done, and whether it helped. */
export function FixesScreen() {
  const { t } = useTranslation();
  const records = useFixes((state) => state.records);
  const [query, setQuery] = useState('');
  const [isSure, setSure] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const region = useRegion();
  const shown = found(records, query);
  const record = shown.find(({ id }) => id === chosen) ?? shown[0];
  const deleteAll = () => {
    setSure(false);
    void deleteFixes(records.map(({ id }) => id));
  };
  return (
    <ReadingRoom
      title={t('fixes.title')}
      lead={t('fixes.lead')}
      pageLabel={record?.diagnosis.title ?? t('fixes.title')}
      page={record?.id ?? ''}
      list={
        <>
          {records.length > 0 && (
            <SearchBox
              label={t('fixes.search')}
              hint={t('fixes.searchHint')}
              value={query}
              onChange={setQuery}
            />
          )}
          <p className="quiet" role="status">
            {records.length === 0 ? t('fixes.none') : t('fixes.count', { count: shown.length })}
          </p>
          <RoomList
            label={t('fixes.title')}
            chosen={record?.id ?? null}
            onChoose={setChosen}
            items={shown.map((one) => ({
              id: one.id,
              title: one.diagnosis.title,
              note: `${formatMoment(one.changedAt, region)} · ${t(`fixes.outcome.${one.outcome}`)}`,
            }))}
          />
          {records.length > 0 && (
            <div className="button-row">
              <Button
                className="button"
                onPress={() => {
                  setSure(!isSure);
                }}
                aria-expanded={isSure}
              >
                <Trash2 aria-hidden />
                {t('fixes.deleteAll')}
              </Button>
              {isSure && (
                <Button className="button danger" onPress={deleteAll}>
                  {t('fixes.deleteAllSure')}
                </Button>
              )}
            </div>
          )}
        </>
      }
    >
      {record !== undefined && <FixItem record={record} />}
      {record === undefined && records.length > 0 && (
        <NothingFound
          text={t('fixes.nothingFound')}
          onShowAll={() => {
            setQuery('');
          }}
        />
      )}
    </ReadingRoom>
  );
}
