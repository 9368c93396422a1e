import { ChevronRight, CircleCheck, RotateCcw, SquareArrowOutUpRight } from 'lucide-react';
import { Fragment, memo, useEffect, useMemo, useRef, useState } from 'react';
import {
  Button,
  Disclosure,
  DisclosureGroup,
  DisclosurePanel,
  Heading,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../shared/learn/scenario.ts';
import { scenarioOf } from '../fix/practice-scenario.ts';
import { scenarios } from '../platform/scenarios.ts';
import { statusMeaning } from '../requests/line-words.ts';
import { useFixes } from '../store/fixes.ts';
import { instructionOf } from '../text/instruction.ts';
import { beginFailure, openFailures, usePractice } from '../store/practice.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { goToPractice, openPractice, resetPractice } from '../actions/open-halo.ts';

/** The number that people look for; null where the failure hides in an answer that has none. */
const numberOf = ({ fails: { status } }: Scenario): number | null =>
  status >= 400 ? status : null;
/** What only a check-up finds has a page of its own in the practice Halo. */
const loud = scenarios
  .filter(({ quiet }) => quiet !== true)
  .toSorted((one, other) => (numberOf(one) ?? 999) - (numberOf(other) ?? 999));
/** The guide's worked examples stand there at once, and one of each number that none of them has. */
const atOnce = loud.filter((one) => one.example !== null || isFirstOfNumber(one));
const folded = loud.filter((one) => !atOnce.includes(one));
/** By their numbers, in order. */
const groups = [...new Set(folded.map(numberOf))].map((number) => ({
  number,
  scenarios: folded.filter((one) => numberOf(one) === number),
}));

function isFirstOfNumber(one: Scenario): boolean {
  const same = loud.filter((other) => numberOf(other) === numberOf(one));
  return numberOf(one) !== null && same[0] === one && same.every(({ example }) => example === null);
}

/**
 * Failures to try in the practice Halo, each with the way to it. It stands beside what is recorded,
 * which changes many times a second: drawn once, and what is closed only when it is opened.
 */
export const PracticeFailures = memo(function PracticeFailures() {
  const { t } = useTranslation();
  const [areMoreShown, setMoreShown] = useState(() =>
    folded.some(({ id }) => usePractice.getState().open.has(id)),
  );
  const [wereMoreAsked, setMoreAsked] = useState(areMoreShown);
  const more = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    if (areMoreShown && wasPressed.current) more.current?.scrollIntoView({ block: 'start' });
  }, [areMoreShown]);
  return (
    <section className="stack tight" aria-labelledby="practice-heading">
      <h2 id="practice-heading" className="small-heading">
        {t('practice.title')}
      </h2>
      <PracticeList scenarios={atOnce} />
      <Disclosure
        ref={more}
        className="disclosure"
        isExpanded={areMoreShown}
        onExpandedChange={(isShown) => {
          wasPressed.current = true;
          setMoreShown(isShown);
          setMoreAsked(true);
        }}
      >
        <Heading level={3} className="disclosure-heading">
          <Button slot="trigger" className="disclosure-button">
            <ChevronRight aria-hidden />
            {t('practice.more', { count: folded.length })}
          </Button>
        </Heading>
        <DisclosurePanel className="disclosure-panel">
          {wereMoreAsked && <FailuresByNumber />}
        </DisclosurePanel>
      </Disclosure>
      <Button className="button quiet-button" onPress={() => void resetPractice()}>
        <RotateCcw aria-hidden />
        {t('practice.reset')}
      </Button>
    </section>
  );
});

/** Whoever looks for a number need not know what it means. */
function FailuresByNumber() {
  const { t } = useTranslation();
  const { t: meant } = useTranslation('requests');
  return (
    <div className="stack tight">
      {groups.map(({ number, scenarios: listed }) => (
        <Fragment key={number}>
          <h4>
            {number === null
              ? t('practice.noNumber')
              : t('practice.number', { number, meaning: statusMeaning(meant, number, 'refused') })}
          </h4>
          <PracticeList scenarios={listed} level={5} />
        </Fragment>
      ))}
    </div>
  );
}

/** Scenario.id of those that were seen to work again, at any time. */
function useMended(): ReadonlySet<string> {
  const records = useFixes((state) => state.records);
  return useMemo(() => {
    const fixed = records.filter(
      ({ place, outcome }) => place === 'practice' && outcome === 'fixed',
    );
    return new Set(
      fixed.flatMap(
        ({ diagnosis, fingerprint }) => scenarioOf(diagnosis, fingerprint.page)?.id ?? [],
      ),
    );
  }, [records]);
}

function PracticeList({
  scenarios: listed,
  level = 3,
}: {
  readonly scenarios: readonly Scenario[];
  /** Of their headings. */
  readonly level?: 3 | 5;
}) {
  const mended = useMended();
  const open = usePractice((state) => state.open);
  return (
    <DisclosureGroup
      className="practice-list"
      expandedKeys={open}
      onExpandedChange={(keys) => {
        openFailures([...keys].map(String));
      }}
    >
      {listed.map((scenario) => (
        <PracticeFailure
          key={scenario.id}
          scenario={scenario}
          level={level}
          isOpen={open.has(scenario.id)}
          isMended={mended.has(scenario.id)}
          onGo={() => {
            beginFailure(scenario.id);
            void goToPractice(scenario);
          }}
        />
      ))}
    </DisclosureGroup>
  );
}

/** Whoever goes to where it begins is shown what to press there. */
function PracticeFailure({
  scenario,
  level,
  isOpen,
  isMended,
  onGo,
}: {
  readonly scenario: Scenario;
  readonly level: 3 | 5;
  readonly isOpen: boolean;
  readonly isMended: boolean;
  readonly onGo: () => void;
}) {
  const { t } = useTranslation();
  const { title } = scenario;
  const number = numberOf(scenario);
  const box = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // Whoever comes back to the list begins at its top.
    if (isOpen && !wasOpen.current) box.current?.scrollIntoView({ block: 'nearest' });
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <Disclosure id={scenario.id} className="disclosure" ref={box}>
      <div className="practice-row">
        <span className="quiet practice-number">{number}</span>
        <Heading level={level} className="disclosure-heading">
          <Button slot="trigger" className="disclosure-button">
            <ChevronRight aria-hidden />
            {title}
          </Button>
        </Heading>
        {isMended && (
          <span className="practice-mended">
            <CircleCheck size={15} aria-hidden />
            {t('practice.mended')}
          </span>
        )}
        <IconButton
          icon={SquareArrowOutUpRight}
          label={t('practice.goLabel', { title })}
          hint={t('walkthrough.open')}
          onPress={onGo}
        />
      </div>
      <DisclosurePanel className="disclosure-panel">
        {isOpen && <Way scenario={scenario} />}
      </DisclosurePanel>
    </Disclosure>
  );
}

function Way({ scenario }: { readonly scenario: Scenario }) {
  const { t } = useTranslation();
  const { agent, provoke } = scenario;
  const way = provoke.flatMap((action) => {
    const words = instructionOf(action, t);
    return words === null ? [] : [{ words, path: action.do === 'visit' ? action.path : null }];
  });
  return (
    <ol className="plain-steps">
      <li>{agent === null ? t('practice.go') : t('practice.goAs', { name: agent })}</li>
      {way.map(({ words, path }, at) => (
        <li key={`${at} ${words}`}>
          {path === null ? (
            words
          ) : (
            <Button className="link-button" onPress={() => void openPractice(path, true)}>
              {words}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
