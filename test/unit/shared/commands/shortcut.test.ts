import { describe, expect, it } from 'vitest';
import {
  type KeyPress,
  acceleratorOf,
  isPressed,
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

  it('is written as the keyboard names it', () => {
    expect(keysShown('Mod+Shift+P', false)).toEqual(['Ctrl', 'Shift', 'P']);
    expect(keysShown('Mod+Alt+I', true)).toEqual(['⌘', '⌥', 'I']);
    expect(keysShown('Mod++', false)).toEqual(['Ctrl', '+']);
    // Without Fn the upper row of an Apple keyboard dims the screen.
    expect(keysShown('Shift+F6', true)).toEqual(['fn', '⇧', 'F6']);
    expect(keysShown('Shift+F6', false)).toEqual(['Shift', 'F6']);
    expect(acceleratorOf('Mod++')).toBe('CmdOrCtrl+Plus');
    expect(acceleratorOf('Shift+F6')).toBe('Shift+F6');
  });
});
