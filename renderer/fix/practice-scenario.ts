import { useMemo } from 'react';
import type { Diagnosis, Step } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { routeOf } from '../../shared/rules/route.ts';
import { succeeded } from '../../shared/fix/succeeded.ts';
import { type ShownSteps, timesOf } from '../../shared/fix/walkthrough.ts';
import type { Scenario } from '../../shared/learn/scenario.ts';
import { type Failed as FailedAny, useFailedPage } from '../diagnosis/failed-page.ts';
import { practicePlaces } from '../platform/practice-places.ts';
import { scenarios } from '../platform/scenarios.ts';
import type { Source } from '../store/source.ts';
import { useReviewedRows } from '../store/sources.ts';
import { useSite } from '../store/site.ts';

type Failed = FailedAny & Pick<Diagnosis, 'example' | 'wireStatus'>;

/** The failure of the practice Halo that this is; null where another Halo is open. */
export function usePracticeScenario(diagnosis: Failed): Scenario | null {
  const isPractice = useSite((state) => state.kind === 'practice');
  const page = useFailedPage('live', diagnosis);
  return isPractice ? scenarioOf(diagnosis, page) : null;
}

/**
 * Several may have one cause: then the request and the page tell which it is, for each is done again
 * in a way of its own. null where they do not tell. `page`: where it failed, if that is known.
 */
export function scenarioOf(
  { cause, example, method, route, wireStatus }: Omit<Failed, 'entries' | 'status' | 'integration'>,
  page: string | null,
): Scenario | null {
  const alike = scenarios.filter((one) => one.cause === cause && one.example === example);
  if (alike.length < 2) return alike[0] ?? null;
  const same = alike.filter(
    ({ fails }) =>
      fails.method === method && fails.status === wireStatus && routeOf(fails.path) === route,
  );
  if (same.length < 2) return same[0] ?? null;
  const path = pathOf(page);
  return same.find(({ start }) => pathOf(start) === path) ?? null;
}

function pathOf(page: string | null): string | null {
  return page === null ? null : (URL.parse(page, 'http://127.0.0.1')?.pathname ?? null);
}

/** What mends it is left in the form that is then sent: nothing is saved for it, and nothing else done. */
export function isMendedInForm({ mend, provoke }: Pick<Scenario, 'mend' | 'provoke'>): boolean {
  const last = mend.at(-1);
  // What was chosen when it failed is chosen again, and not changed.
  return (
    last?.do === 'fill' ||
    (last?.do === 'select' &&
      !provoke.some((action) => action.do === 'select' && action.value === last.value))
  );
}

/** As whom the user makes the change in the practice Halo, where it is not who failed; else null. */
export function usePracticeHelper(diagnosis: Failed): string | null {
  const scenario = usePracticeScenario(diagnosis);
  const chosen = scenario?.mend.find(
    (action) =>
      action.do === 'select' && 'name' in action.target && action.target.name === 'Signed in as',
  );
  return chosen?.do === 'select' && chosen.value !== scenario?.agent ? chosen.value : null;
}

/** Where in the practice Halo a step is done: an address; null where it has no such page. */
export type PracticePlace = (step: Pick<Step, 'id' | 'where'>) => string | null | undefined;

/**
 * Gives undefined for a step of which that is not known, as of most that name no menu path, and
 * everywhere in another Halo.
 */
export function usePracticePlace(source: Source, diagnosis: Diagnosis): PracticePlace {
  const scenario = usePracticeScenario(diagnosis);
  const site = useSite((state) => (state.kind === 'practice' ? state.url : null));
  return ({ id, where }) => {
    if (source !== 'live' || site === null) return undefined;
    const place = where ?? id;
    const path = scenario?.places?.[place] ?? practicePlaces.get(place);
    return typeof path === 'string' ? (URL.parse(path, site)?.href ?? undefined) : path;
  };
}

/**
 * What only the practice Halo shows of the steps, for in it even the other systems are recorded.
 */
export function usePracticeSteps(
  source: Source,
  diagnosis: Diagnosis,
): Pick<ShownSteps, 'seen' | 'changes'> {
  const rows = useReviewedRows(source);
  const scenario = usePracticeScenario(diagnosis);
  const signs = source === 'live' ? scenario?.signs : undefined;
  return useMemo(() => {
    const [first = Infinity] = diagnosis.entries;
    const later = signs === undefined ? [] : rows.filter(({ index }) => index > first);
    const all = [...diagnosis.steps, ...diagnosis.reasons.flatMap(({ steps }) => steps)];
    const shown = (signs ?? []).flatMap((sign) => {
      const rows = later.filter((row) => succeeded(row) && isShownBy(row, sign));
      const isOf = ({ id }: Step) => sign.steps.some((text) => id.startsWith(text));
      return rows.length === 0 ? [] : all.filter(isOf).map((step) => ({ step, rows }));
    });
    return {
      seen: new Set(shown.map(({ step }) => step.id)),
      changes: shown.flatMap(({ step, rows }) => (step.does === 'looks' ? [] : timesOf(rows))),
    };
  }, [diagnosis, rows, signs]);
}

type Sign = NonNullable<Scenario['signs']>[number];

function isShownBy(row: ExchangeRow, { method, path, query, sends, holds, page }: Sign): boolean {
  if (row.method !== method || !URL.canParse(row.url)) return false;
  const { pathname, searchParams } = new URL(row.url);
  const isFrom = page === undefined || new URL(row.pageUrl ?? '', row.url).pathname === page;
  const hasSent = sends === undefined || row.deed?.sent.includes(sends) === true;
  const isHeld =
    holds === undefined || row.deed?.sent.some((pair) => pair.includes(holds)) === true;
  return (
    pathname === path &&
    isFrom &&
    hasSent &&
    isHeld &&
    (query === undefined || searchParams.has(query))
  );
}
