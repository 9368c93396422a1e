import { call } from '../platform/halo.ts';
import { useSite } from '../store/site.ts';

/**
 * What had the focus last in each part of the window that F6 goes through (`data-area`), to come
 * back to.
 */
const lastFocused = new Map<string, HTMLElement>();

/**
 * Remembers where the focus was, and brings it back where what had it is taken away. Answers the
 * function that stops.
 */
export function watchFocus(): () => void {
  let last: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    const name = target.closest<HTMLElement>('[data-area]')?.dataset['area'];
    if (name !== undefined) lastFocused.set(name, target);
    area = name ?? area;
  };
  let area = 'wizard';
  /**
   * A dialog that closes, or a screen that comes, sees to the focus itself; this is for what is
   * left.
   */
  const rescue = () => {
    timer = null;
    if (
      document.activeElement !== document.body ||
      last === null ||
      last.isConnected ||
      isCovered() ||
      useSite.getState().focused
    )
      return;
    const place =
      areas().find((one) => one.dataset['area'] === area) ??
      areas().find((one) => one.dataset['area'] === 'wizard');
    if (place !== undefined) enter(place);
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body && last !== null && !last.isConnected)
      timer ??= setTimeout(rescue, 150);
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
  };
}

/**
 * Moves the focus to the next part of the window, or the one before: into the embedded Halo and out
 * of it as well.
 */
export function focusArea(step: 1 | -1): void {
  const all = areas();
  const from = useSite.getState().focused
    ? all.find(isHalo)
    : document.activeElement?.closest<HTMLElement>('[data-area]');
  const at = from == null ? (step === 1 ? -1 : 0) : all.indexOf(from);
  const next = all.at((at + step) % all.length);
  if (next !== undefined) enter(next);
}

/** True while something of ours lies over the window: React Aria makes all behind it inert. */
export function isCovered(): boolean {
  return document.querySelector('.app-window')?.closest('[inert], [aria-hidden="true"]') != null;
}

function areas(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-area]')].filter(
    (area) =>
      area.checkVisibility() &&
      (isHalo(area) || area.matches(focusable) || area.querySelector(focusable) !== null),
  );
}

const isHalo = (area: HTMLElement): boolean => area.dataset['area'] === 'halo';

const focusable =
  'h1[tabindex], button:not([disabled]), a[href], input:not([disabled]), textarea, select, [tabindex="0"]';

function enter(area: HTMLElement): void {
  if (isHalo(area)) {
    call('site.focus', null).catch(console.error);
    return;
  }
  const before = lastFocused.get(area.dataset['area'] ?? '');
  const target =
    before?.isConnected === true && before.checkVisibility()
      ? before
      : (area.querySelector<HTMLElement>(focusable) ?? area);
  target.focus();
  showFocus(target);
}

/**
 * Main takes F6 before the page sees it, so the browser does not know that a key moved the focus
 * and would draw no ring.
 */
function showFocus(target: HTMLElement): void {
  target.dataset['keyFocus'] = '';
  target.addEventListener(
    'blur',
    () => {
      delete target.dataset['keyFocus'];
    },
    { once: true },
  );
}
