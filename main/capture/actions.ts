import { z } from 'zod';
import { actionReach, type Exchange } from '../../shared/exchange/exchange.ts';
import { say } from '../../shared/words/say.ts';

/** What the user did in the site. `at` in milliseconds since 1970. */
export interface SiteAction {
  readonly kind: 'click' | 'submit' | 'open';
  readonly label: string;
  readonly at: number;
  /** Of a page that was opened: no page asked for it, as by the address bar or by Back. */
  readonly isOwn?: boolean;
  /** Of what was pressed: the page that was shown then; left out where it is not known. */
  readonly page?: string | undefined;
  /** This program did it for the user. */
  readonly isOurs?: true;
}

/**
 * The page's clock and the browser's may tick apart by some milliseconds; nobody presses two things
 * that fast.
 */
const tolerance = 10;
const mostKept = 200;

/** The last things the user did, to be named beside the requests that followed. */
export class ActionLog {
  #actions: readonly SiteAction[] = [];

  add(action: SiteAction): void {
    const last = this.#actions.at(-1);
    // A click on a form's button also sends the form, and either may lead to another page: the
    // first says what the user meant. Where they went themselves they meant that.
    const mayFollow = action.kind !== 'click' && action.isOwn !== true;
    if (last !== undefined && mayFollow && action.at - last.at < 1_000) return;
    this.#actions = [...this.#actions, action].slice(-mostKept);
  }

  /** With what was done just before it, in plain words. */
  explain(exchange: Exchange): Exchange {
    const { actionPage: _page, actionAt: _at, actionIsOurs: _ours, ...rest } = exchange;
    const found = this.#before(exchange.startedAt);
    if (found === null) return { ...rest, action: null };
    const { page, at, isOurs } = found;
    return {
      ...rest,
      action: inWords(found),
      actionAt: at,
      ...(page === undefined ? {} : { actionPage: page }),
      ...(isOurs === undefined ? {} : { actionIsOurs: isOurs }),
    };
  }

  #before(moment: number | null): SiteAction | null {
    if (moment === null) return null;
    const found = this.#actions.findLast(({ at }) => at <= moment + tolerance);
    return found === undefined || moment - found.at > actionReach ? null : found;
  }
}

function inWords({ kind, label }: SiteAction): string {
  switch (kind) {
    case 'click':
      return label === '' ? say('action.clickPage') : say('action.click', { label });
    case 'submit':
      return label === '' ? say('action.submitForm') : say('action.submit', { label });
    case 'open':
      return say('action.open', { label });
    default:
      return kind satisfies never;
  }
}

const told = z.object({
  kind: z.enum(['click', 'submit']),
  label: z.string().max(200),
  at: z.number(),
  page: z.string().max(2_000).optional(),
});

/** What a page's watcher told; null for anything else. */
export function actionOf(payload: string | null): SiteAction | null {
  try {
    return told.parse(JSON.parse(payload ?? ''));
  } catch {
    return null;
  }
}

/**
 * The world of its own that the watcher lives in: the page can neither see it nor call what it
 * calls.
 */
export const actionWorld = 'halo-troubleshooter';
export const actionBinding = 'haloActed';

/**
 * Runs in each page before its own scripts. It tells what was pressed by its visible label: never a
 * value, never text that was typed, and only what a person did (`isTrusted`). What is chosen in a list
 * counts as pressed: with the keyboard nothing else is. The page is that of the whole tab: a frame's own address is no page to a person.
 */
export const actionWatcher = `(() => {
  const page = () => (window === top && location.href.length <= 2000 ? { page: location.href } : {});
  const tell = (kind, label) => { try { ${actionBinding}(JSON.stringify({ kind, label: label.replace(/\\s+/g, ' ').trim().slice(0, 80), at: Date.now(), ...page() })); } catch {} };
  const typed = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';
  const pressed = 'button, a[href], summary, label, [role="button"], [role="link"], [role="menuitem"], [role="tab"], [role="option"], [role="checkbox"], [role="switch"]';
  const textOf = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    while (text.length < 200 && walker.nextNode()) if (!walker.currentNode.parentElement.closest(typed + ', script, style')) text += ' ' + walker.currentNode.data;
    return text;
  };
  const named = (element) => (element.getAttribute('aria-labelledby') ?? '').split(/\\s+/).map((id) => id && document.getElementById(id))
    .filter(Boolean).map(textOf).join(' ') || element.getAttribute('aria-label') || '';
  const labelOf = (element) => {
    const field = element.closest(typed);
    if (field !== null) {
      const isButton = field instanceof HTMLInputElement && ['submit', 'button', 'reset'].includes(field.type);
      return isButton ? field.value : named(field) || [...(field.labels ?? [])].map(textOf).join(' ') || field.getAttribute('placeholder') || '';
    }
    const control = element.closest(pressed);
    return control === null ? '' : named(control) || textOf(control).trim() || control.getAttribute('title') || '';
  };
  addEventListener('click', (event) => {
    const [target] = event.composedPath();
    if (event.isTrusted && target instanceof Element) tell('click', labelOf(target));
  }, true);
  addEventListener('change', (event) => {
    if (event.isTrusted && event.target instanceof HTMLSelectElement) tell('click', labelOf(event.target));
  }, true);
  addEventListener('submit', (event) => {
    if (event.isTrusted && event.target instanceof Element) tell('submit', named(event.target));
  }, true);
})();`;
