import { describe, expect, it } from 'vitest';
import { hasDisplay, onX11 } from '../../../../../main/launch/runtime/display.mjs';

describe('whether windows can be shown', () => {
  it('is so on Linux with an X or a Wayland display', () => {
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', {})).toBe(false);
  });

  it('is always so on Windows and macOS', () => {
    expect(hasDisplay('win32', {})).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });
});

it('a display of our own is one of X11 on a desktop of Wayland too', () => {
  const wayland = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland', HOME: '/home/me' };
  expect(onX11(wayland, ':99')).toEqual({
    XDG_SESSION_TYPE: 'x11',
    HOME: '/home/me',
    DISPLAY: ':99',
  });
});
