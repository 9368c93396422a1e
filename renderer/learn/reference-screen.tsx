import { ChevronRight, FlaskConical, GraduationCap, Search, Wrench } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import {
  Button,
  Disclosure,
  DisclosurePanel,
  Heading,
  Input,
  Label,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type GuideStatus, plainText } from '../../shared/learn/guide-table.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import { scenarios } from '../platform/scenarios.ts';
import { openPractice } from '../actions/open-halo.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { StatusChip } from '../widgets/status-chip.tsx';
import { WhoChip } from '../widgets/who-chip.tsx';
import { setReferenceWords, useReferenceWords } from '../store/reference-search.ts';
import { searchReference } from './reference-search.ts';
import { builtInLessons, causes, guide } from './lessons.ts';
import { openLesson } from './lesson-player.ts';

/** The reference: every status and every cause in plain words, with a way to try it. */
export function ReferenceScreen() {
  const { t } = useTranslation('learn');
  const { words, isOpen } = useReferenceWords();
  const wanted = useDeferredValue(words);
  const found = useMemo(() => searchReference(wanted, guide, causes), [wanted]);
  return (
    <div className="stack">
      <ScreenHeading>{t('guide.title')}</ScreenHeading>
      <p className="lead">{t('guide.lead')}</p>
      <p>{t('guide.api')}</p>
      <SearchField className="text-field" value={words} onChange={setReferenceWords}>
        <Label className="field-label">{t('guide.search')}</Label>
        <div className="field-box">
          <Search aria-hidden className="field-icon" />
          <Input className="field-input" placeholder={t('guide.placeholder')} />
        </div>
      </SearchField>
      <p className="quiet" role="status">
        {t('guide.found', {
          statuses: t('guide.foundStatuses', { count: found.statuses.length }),
          causes: t('guide.foundCauses', { count: found.causes.length }),
        })}
      </p>
      {found.statuses.length > 0 && (
        <section className="stack tight" aria-labelledby="guide-statuses">
          <h2 id="guide-statuses">{t('guide.statuses')}</h2>
          <ul className="guide-rows">
            {found.statuses.map((row) => (
              <StatusRow key={row.status} row={row} />
            ))}
          </ul>
          <p className="quiet">{t('guide.otherStatuses')}</p>
        </section>
      )}
      {found.causes.length > 0 && (
        <section className="stack tight" aria-labelledby="guide-causes">
          <h2 id="guide-causes">{t('guide.causes')}</h2>
          {found.causes.map((cause) => (
            <CauseRow key={`${cause.id} ${isOpen}`} cause={cause} isOpen={isOpen} />
          ))}
        </section>
      )}
    </div>
  );
}

function StatusRow({ row }: { readonly row: GuideStatus }) {
  const { t } = useTranslation('learn');
  const lesson = builtInLessons.find(
    (ready) => ready.lesson.id !== 'by-hand' && ready.lesson.about.status === row.status,
  );
  return (
    <li className={row.customOnly ? 'guide-row custom' : 'guide-row'}>
      <div className="chips">
        <StatusChip status={row.status} />
        <span className="quiet">{row.official}</span>
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
    </li>
  );
}

function CauseRow({ cause, isOpen }: { readonly cause: Cause; readonly isOpen: boolean }) {
  const { t } = useTranslation('learn');
  const scenario = scenarios.find((one) => one.cause === cause.id);
  const lesson = builtInLessons.find(
    (ready) => ready.lesson.id !== 'by-hand' && ready.cause.id === cause.id,
  );
  const title = plainText(cause.title);
  return (
    <Disclosure className="disclosure" defaultExpanded={isOpen}>
      <Heading level={3} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <div className="stack tight">
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
          <p>{plainText(cause.happened)}</p>
          <p>{plainText(cause.meaning)}</p>
          <h4>{t('guide.reasons')}</h4>
          <ul className="reasons">
            {cause.reasons.map(({ text }) => (
              <li key={plainText(text)}>{plainText(text)}</li>
            ))}
          </ul>
          <h4>{t('guide.steps')}</h4>
          <ol className="reasons">
            {cause.steps.map(({ text, who }) => (
              <li key={plainText(text)}>
                {plainText(text)} <WhoChip who={who} />
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
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
