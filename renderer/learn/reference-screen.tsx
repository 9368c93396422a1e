import { FlaskConical, GraduationCap, Wrench } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../widgets/search-box.tsx';
import type { GuideStatus } from '../../shared/learn/guide-table.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import { generalText } from '../../shared/rules/cause-text.ts';
import { scenarios } from '../platform/scenarios.ts';
import { openPractice } from '../actions/open-halo.ts';
import { NothingFound } from '../widgets/nothing-found.tsx';
import { ReadingRoom, RoomList } from '../widgets/reading-room.tsx';
import { StatusChip } from '../widgets/status-chip.tsx';
import { WhoChip } from '../widgets/who-chip.tsx';
import { chooseEntry, setReferenceWords, useReferenceWords } from '../store/reference-search.ts';
import { searchReference } from './reference-search.ts';
import { builtInLessons, causes, guide } from './lessons.ts';
import { openLesson } from './lesson-player.ts';

/** The reference: every status and every cause in plain words, with a way to try it. */
export function ReferenceScreen() {
  const { t } = useTranslation('learn');
  const { words, chosen } = useReferenceWords();
  const wanted = useDeferredValue(words);
  const found = useMemo(() => searchReference(wanted, guide, causes), [wanted]);
  const entries = [
    ...found.statuses.map((row) => ({ id: String(row.status), row, cause: null })),
    ...found.causes.map((cause) => ({ id: cause.id, row: null, cause })),
  ];
  const entry = entries.find(({ id }) => id === chosen) ?? entries[0] ?? null;
  return (
    <ReadingRoom
      title={t('guide.title')}
      lead={t('guide.lead')}
      pageLabel={entry === null ? t('guide.title') : titleOf(entry)}
      page={entry?.id ?? ''}
      list={
        <>
          <SearchBox
            label={t('guide.search')}
            hint={t('guide.placeholder')}
            value={words}
            onChange={setReferenceWords}
          />
          <p className="quiet" role="status">
            {t('guide.found', {
              statuses: t('guide.foundStatuses', { count: found.statuses.length }),
              causes: t('guide.foundCauses', { count: found.causes.length }),
            })}
          </p>
          {found.statuses.length > 0 && (
            <RoomList
              label={t('guide.statuses')}
              isLabelled
              chosen={entry?.id ?? null}
              onChoose={chooseEntry}
              items={found.statuses.map((row) => ({
                id: String(row.status),
                title: `${row.status} ${row.name}`,
                ...(row.customOnly ? { note: t('guide.customOnly') } : {}),
              }))}
            />
          )}
          {found.causes.length > 0 && (
            <RoomList
              label={t('guide.causes')}
              isLabelled
              chosen={entry?.id ?? null}
              onChoose={chooseEntry}
              items={found.causes.map((cause) => ({
                id: cause.id,
                title: generalText(cause.title),
              }))}
            />
          )}
        </>
      }
    >
      {entry === null && (
        <NothingFound
          text={t('guide.nothing')}
          onShowAll={() => {
            setReferenceWords('');
          }}
        />
      )}
      <div className="stack">
        {entry?.row != null && <StatusPage row={entry.row} />}
        {entry?.cause != null && <CausePage cause={entry.cause} />}
        {entry !== null && <p className="quiet">{t('guide.api')}</p>}
        {entry?.row != null && <p className="quiet">{t('guide.otherStatuses')}</p>}
      </div>
    </ReadingRoom>
  );
}

function titleOf({
  row,
  cause,
}: {
  readonly row: GuideStatus | null;
  readonly cause: Cause | null;
}): string {
  if (row !== null) return `${row.status} ${row.name}`;
  return cause === null ? '' : generalText(cause.title);
}

function StatusPage({ row }: { readonly row: GuideStatus }) {
  const { t } = useTranslation('learn');
  const lesson = builtInLessons.find(
    (ready) => ready.lesson.id !== 'by-hand' && ready.lesson.about.status === row.status,
  );
  return (
    <article className="card stack guide-entry">
      <h2>{titleOf({ row, cause: null })}</h2>
      <div className="chips">
        <StatusChip status={row.status} />
        {row.official.toLowerCase() !== row.name.toLowerCase() && (
          <span className="quiet">{row.official}</span>
        )}
        {row.customOnly && (
          <span className="chip custom">
            <Wrench aria-hidden />
            {t('guide.customOnly')}
          </span>
        )}
      </div>
      <p>
        <strong>{row.meaning}</strong>
      </p>
      <p>{row.inHalo}</p>
      <div className="button-row">
        {lesson !== undefined && (
          <Button
            className="button small"
            aria-label={t('guide.tryStatus', { status: row.status, name: row.name })}
            onPress={() => void openPractice(lesson.scenario.start)}
          >
            <FlaskConical aria-hidden />
            {t('guide.try')}
          </Button>
        )}
        {lesson !== undefined && (
          <Button
            className="link-button"
            onPress={() => {
              openLesson(lesson);
            }}
          >
            {t('guide.lesson', { title: lesson.lesson.title })}
          </Button>
        )}
      </div>
    </article>
  );
}

function CausePage({ cause }: { readonly cause: Cause }) {
  const { t } = useTranslation('learn');
  const scenario = scenarios.find((one) => one.cause === cause.id);
  const lesson = builtInLessons.find(
    (ready) => ready.lesson.id !== 'by-hand' && ready.cause.id === cause.id,
  );
  const title = generalText(cause.title);
  return (
    <article className="card stack guide-entry">
      <h2>{title}</h2>
      <div className="chips">
        {cause.statuses.map((status) => (
          <StatusChip key={status} status={status} />
        ))}
        {cause.customOnly && (
          <span className="chip custom">
            <Wrench aria-hidden />
            {t('guide.customOnly')}
          </span>
        )}
      </div>
      <p>{generalText(cause.happened)}</p>
      <p>{generalText(cause.meaning)}</p>
      <h3>{t('guide.reasons')}</h3>
      <ul className="reasons">
        {cause.reasons.map(({ text }) => (
          <li key={generalText(text)}>{generalText(text)}</li>
        ))}
      </ul>
      <h3>{t('guide.steps')}</h3>
      <ol className="reasons">
        {cause.steps.map(({ text, who }) => (
          <li key={generalText(text)}>
            {generalText(text)} <WhoChip who={who} />
          </li>
        ))}
      </ol>
      <div className="button-row">
        {scenario !== undefined && (
          <Button
            className="button small"
            aria-label={t('guide.tryLabel', { title })}
            onPress={() => void openPractice(scenario.start)}
          >
            <FlaskConical aria-hidden />
            {t('guide.try')}
          </Button>
        )}
        {lesson !== undefined && (
          <Button
            className="button small"
            aria-label={t('guide.lesson', { title: lesson.lesson.title })}
            onPress={() => {
              openLesson(lesson);
            }}
          >
            <GraduationCap aria-hidden />
            {t('guide.openLesson')}
          </Button>
        )}
      </div>
    </article>
  );
}
