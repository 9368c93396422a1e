/**
 * A shortcut as written in the table of commands: `Mod+Shift+P`, `Alt+Left`, `F6`. `Mod` is Cmd on
 * a Mac and Ctrl elsewhere.
 */
export type Shortcut = string;

/**
 * A pressed key, as the browser and Electron both describe it: `key` is what it means, `code` where
 * it lies.
 */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

interface Parts {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** Takes a shortcut apart; a plus sign at the end is the key itself. */
function partsOf(shortcut: Shortcut): Parts {
  const words = shortcut.endsWith('++')
    ? [...shortcut.slice(0, -2).split('+'), '+']
    : shortcut.split('+');
  return {
    mod: words.includes('Mod'),
    alt: words.includes('Alt'),
    shift: words.includes('Shift'),
    key: words.at(-1) ?? '',
  };
}

/**
 * Whether a press is that shortcut. Signs such as `/` lie elsewhere on other keyboards, so Shift is
 * not looked at where they are meant.
 */
export function isPressed(shortcut: Shortcut, press: KeyPress, isMac: boolean): boolean {
  const { mod, alt, shift, key } = partsOf(shortcut);
  if (mod !== (isMac ? press.meta : press.control) || (isMac ? press.control : press.meta))
    return false;
  // Brackets are typed with Alt on a German or French Mac; on a PC that would be AltGr.
  if (alt !== press.alt && !(isMac && isSign(key))) return false;
  return isSign(key) ? meansSign(key, press.key) : shift === press.shift && meansKey(key, press);
}

/** For Electron's menus. */
export function acceleratorOf(shortcut: Shortcut): string {
  const { mod, alt, shift, key } = partsOf(shortcut);
  return [
    ...(mod ? ['CmdOrCtrl'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key === '+' ? 'Plus' : key,
  ].join('+');
}

/**
 * The keys one after the other, as the computer's own keyboard names them, in the order that people
 * know there: Command comes last on a Mac
 * (https://support.apple.com/guide/applestyleguide/k-apsg9af3fd5a/web).
 */
export function keysShown(shortcut: Shortcut, isMac: boolean): readonly string[] {
  const { mod, alt, shift, key } = partsOf(shortcut);
  if (!isMac)
    return [
      ...(mod ? ['Ctrl'] : []),
      ...(alt ? ['Alt'] : []),
      ...(shift ? ['Shift'] : []),
      pcKeys[key] ?? key,
    ];
  return [
    ...(needsFn(key) ? ['fn'] : []),
    ...(alt ? ['⌥'] : []),
    ...(shift ? ['⇧'] : []),
    ...(mod ? ['⌘'] : []),
    macKeys[key] ?? key,
  ];
}

/** The keys for a sentence: "Ctrl+Shift+P", on a Mac "Shift-Command-P". */
export function keysInWords(shortcut: Shortcut, isMac: boolean): string {
  const { mod, alt, shift, key } = partsOf(shortcut);
  const name = wordsOfKeys[key] ?? key;
  if (!isMac)
    return [
      ...(mod ? ['Ctrl'] : []),
      ...(alt ? ['Alt'] : []),
      ...(shift ? ['Shift'] : []),
      name,
    ].join('+');
  return [
    ...(needsFn(key) ? ['Fn'] : []),
    ...(alt ? ['Option'] : []),
    ...(shift ? ['Shift'] : []),
    ...(mod ? ['Command'] : []),
    name,
  ].join('-');
}

/** Else the upper row of an Apple keyboard is for the screen and the sound. */
const needsFn = (key: string): boolean => /^F\d+$/.test(key) || key === 'Home' || key === 'End';

const signs = { Left: '←', Right: '→', Up: '↑', Down: '↓', '-': '−' } as const;
const pcKeys: Readonly<Record<string, string>> = { ...signs, Escape: 'Esc' };
/** An Apple keyboard has no Home and End: Fn with an arrow means them. */
const macKeys: Readonly<Record<string, string>> = {
  ...signs,
  Escape: 'esc',
  Enter: 'return',
  Home: '←',
  End: '→',
};
const wordsOfKeys: Readonly<Record<string, string>> = {
  Left: 'Left arrow',
  Right: 'Right arrow',
  Up: 'Up arrow',
  Down: 'Down arrow',
  ',': 'comma',
};
const arrows: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
};

const isSign = (key: string): boolean => key.length === 1 && !/[A-Z0-9]/.test(key);

/** Plus stands above the equals sign on most keyboards; browsers take both for "larger". */
function meansSign(sign: string, pressed: string): boolean {
  return pressed === sign || (sign === '+' && pressed === '=') || (sign === '-' && pressed === '_');
}

/** A letter counts by its place where the keyboard writes no Latin letters. */
function meansKey(key: string, { key: pressed, code }: KeyPress): boolean {
  if (key.length > 1) return pressed === (arrows[key] ?? key);
  if (/^[\x21-\x7e]$/.test(pressed)) return pressed.toUpperCase() === key;
  return code === (/\d/.test(key) ? `Digit${key}` : `Key${key}`);
}
