import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { useCapture } from '../store/capture.ts';
import { useWizard } from '../store/wizard.ts';
import { helpOf, type LessonRun } from '../store/lesson-run.ts';
import { diagnosisOf } from '../../shared/learn/ready-lesson.ts';

/**
 * How a control of our own window is found: as a screen reader names it, or a row by its request.
 */
type Target = { readonly role: 'tab' | 'button'; readonly name: string } | { readonly row: number };

/**
 * Marks the control that the step is about. The control itself is marked, nothing is laid over it:
 * it keeps its place in the tab order, and a screen reader says the step's text as its description.
 * A control that is drawn anew is marked again.
 */
export function useSpotlight(run: LessonRun, step: LessonStep, textId: string): void {
  const target = useTarget(run, step);
  const wanted = target === null ? '' : JSON.stringify(target);
  useEffect(() => {
    if (wanted === '') return;
    const parsed = JSON.parse(wanted) as Target; // what was written just above
    let marked: Element | null = null;
    const clear = () => {
      marked?.removeAttribute('data-spotlight');
      if (marked?.getAttribute('aria-describedby') === textId)
        marked.removeAttribute('aria-describedby');
      marked = null;
    };
    const mark = () => {
      const found = find(parsed);
      if (found === marked && (found === null || found.hasAttribute('data-spotlight'))) return;
      clear();
      marked = found;
      found?.setAttribute('data-spotlight', '');
      if (found?.hasAttribute('aria-describedby') === false)
        found.setAttribute('aria-describedby', textId);
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      clear();
    };
  }, [wanted, textId]);
}

/**
 * Controls that only lead somewhere are marked at once; the request that failed only for somebody
 * who needs a hint.
 */
function useTarget(run: LessonRun, step: LessonStep): Target | null {
  const { t } = useTranslation();
  const { t: requests } = useTranslation('requests');
  const { t: learn } = useTranslation('learn');
  const { t: checkup } = useTranslation('checkup');
  const drawer = useWizard((state) => state.drawer);
  const diagnoses = useCapture((state) => state.review.diagnoses);
  if (run.state !== 'playing') return null;
  const help = helpOf(run);
  switch (step.expect.event) {
    case 'failure':
    case 'request':
    case 'success':
      return drawer === 'whole' ? { role: 'button', name: t('workspace.requests') } : null;
    case 'requests':
      return { role: 'button', name: t('workspace.requests') };
    case 'details':
      return { role: 'tab', name: requests(`tab.${step.expect.tab}`) };
    case 'checkup':
      return firstButton(checkup('start'), checkup('title'));
    case 'screen': {
      const isFix = step.expect.screen === 'walkthrough';
      const fix = run.ready.scenario.quiet === true ? checkup('explain') : t('results.fix');
      return firstButton(...(isFix ? [fix] : []), learn('lesson.results'));
    }
    case 'selected':
      if (help === 'hint' || help === 'show') return failedRow(run, diagnoses);
      return drawer === 'shut' ? { role: 'button', name: t('workspace.requests') } : null;
    case 'answer':
      return null;
  }
}

function failedRow(run: LessonRun, diagnoses: readonly Diagnosis[]): Target | null {
  const row = diagnosisOf(run.ready, diagnoses)?.entries.findLast(
    (index) => index > run.moment.since,
  );
  return row === undefined ? null : { row };
}

/** The first of these that is on the screen, else the last. */
function firstButton(...names: readonly string[]): Target | null {
  const there = names.find((name) => find({ role: 'button', name }) !== null) ?? names.at(-1);
  return there === undefined ? null : { role: 'button', name: there };
}

function find(target: Target): Element | null {
  if ('row' in target) return document.querySelector(`[role="row"][data-index="${target.row}"]`);
  const selector = target.role === 'tab' ? '[role="tab"]' : 'button';
  return (
    [...document.querySelectorAll(selector)].find((one) =>
      (one.textContent ?? '').startsWith(target.name),
    ) ?? null
  );
}
