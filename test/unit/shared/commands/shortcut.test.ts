import { describe, expect, it } from 'vitest';
import {
  type KeyPress,
  acceleratorOf,
  isPressed,
  keysInWords,
  keysShown,
} from '../../../../shared/commands/shortcut.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  control: false,
  meta: false,
  alt: false,
  shift: false,
  ...held,
});

describe('a shortcut', () => {
  it('is Ctrl on a PC and Cmd on a Mac, and not the other', () => {
    expect(isPressed('Mod+O', press('o', { control: true }), false)).toBe(true);
    expect(isPressed('Mod+O', press('o', { meta: true }), false)).toBe(false);
    expect(isPressed('Mod+O', press('o', { meta: true }), true)).toBe(true);
    expect(isPressed('Mod+O', press('o', { control: true }), true)).toBe(false);
  });

  it('counts only with exactly its own keys held', () => {
    expect(isPressed('Mod+O', press('O', { control: true, shift: true }), false)).toBe(false);
    expect(isPressed('Mod+O', press('o', { control: true, alt: true }), false)).toBe(false);
    expect(isPressed('Mod+O', press('o'), false)).toBe(false);
    expect(isPressed('Shift+F6', press('F6', { shift: true }), false)).toBe(true);
    expect(isPressed('F6', press('F6', { shift: true }), false)).toBe(false);
  });

  it('finds a sign wherever a keyboard has it', () => {
    expect(isPressed('Mod+/', press('/', { control: true, shift: true }), false)).toBe(true);
    expect(isPressed('Mod++', press('=', { control: true }), false)).toBe(true);
    expect(isPressed('Mod++', press('+', { control: true, shift: true }), false)).toBe(true);
  });

  it('finds a letter by its place where the keyboard writes no Latin ones', () => {
    expect(isPressed('Mod+O', press('щ', { control: true, code: 'KeyO' }), false)).toBe(true);
    expect(isPressed('Mod+O', press('r', { control: true, code: 'KeyO' }), false)).toBe(false);
  });

  it('knows the arrows by their short names', () => {
    expect(isPressed('Alt+Left', press('ArrowLeft', { alt: true }), false)).toBe(true);
  });

  it('is pressed on a Mac too where its sign is typed with Alt, and on a PC never by AltGr', () => {
    const bracket = press('[', { meta: true, alt: true });
    expect(isPressed('Mod+[', bracket, true)).toBe(true);
    expect(isPressed('Mod+[', press('[', { control: true, alt: true }), false)).toBe(false);
    expect(isPressed('Mod+G', press('g', { meta: true, alt: true }), true)).toBe(false);
  });

  it('is named in a sentence as people there say it', () => {
    expect([keysInWords('Mod+,', false), keysInWords('Mod+,', true)]).toEqual([
      'Ctrl+comma',
      'Command-comma',
    ]);
    expect([keysInWords('Shift+F6', false), keysInWords('Shift+F6', true)]).toEqual([
      'Shift+F6',
      'Fn-Shift-F6',
    ]);
  });

  it('is written as the keyboard names it', () => {
    expect(keysShown('Mod+Shift+P', false)).toEqual(['Ctrl', 'Shift', 'P']);
    expect(keysShown('Mod+Alt+I', true)).toEqual(['⌥', '⌘', 'I']);
    expect(keysShown('Mod+Shift+P', true)).toEqual(['⇧', '⌘', 'P']);
    expect(keysShown('Mod++', false)).toEqual(['Ctrl', '+']);
    // Without Fn the upper row of an Apple keyboard dims the screen.
    expect(keysShown('Shift+F6', true)).toEqual(['fn', '⇧', 'F6']);
    expect(keysShown('Shift+F6', false)).toEqual(['Shift', 'F6']);
    expect([keysShown('Escape', false), keysShown('Escape', true)]).toEqual([['Esc'], ['esc']]);
    expect([keysShown('Home', false), keysShown('Home', true)]).toEqual([['Home'], ['fn', '←']]);
    expect(acceleratorOf('Mod++')).toBe('CmdOrCtrl+Plus');
    expect(acceleratorOf('Shift+F6')).toBe('Shift+F6');
  });
});
