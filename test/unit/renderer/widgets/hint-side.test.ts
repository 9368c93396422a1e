import { describe, expect, it } from 'vitest';
import { sideOf } from '../../../../renderer/widgets/hint-side.ts';

const window = { width: 1280, height: 800 };
const tip = { width: 250, height: 50 };
const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('the side of a tooltip', () => {
  it('is above where nothing is pressed there', () => {
    expect(sideOf(box(20, 400, 200, 36), tip, { window, pressed: [], halo: null }).side).toBe(
      'top',
    );
  });

  it('is below a button that others stand above, as “Make a cause” in its card', () => {
    const pressed = [box(20, 356, 120, 36), box(150, 356, 80, 36)];
    expect(sideOf(box(20, 400, 200, 36), tip, { window, pressed, halo: null }).side).toBe('bottom');
  });

  it('is beside a button with others above and below, as in a list whose rows can be removed', () => {
    const pressed = [box(900, 364, 30, 30), box(900, 436, 30, 30)];
    expect(sideOf(box(900, 400, 30, 30), tip, { window, pressed, halo: null }).side).toBe('left');
  });

  it('is never out of the window nor under Halo', () => {
    const halo = box(420, 92, 860, 708);
    expect(sideOf(box(1200, 8, 30, 30), tip, { window, pressed: [], halo: null }).side).toBe(
      'bottom',
    );
    expect(sideOf(box(1200, 56, 30, 30), tip, { window, pressed: [], halo }).side).toBe('top');
    const pressed = [box(20, 360, 380, 36), box(20, 440, 380, 36)];
    expect(sideOf(box(20, 400, 200, 36), tip, { window, pressed, halo }).side).toBe('top');
  });

  it('is free where it covers nothing to press', () => {
    const all = [box(0, 0, 1280, 390), box(0, 440, 1280, 360), box(230, 400, 1050, 36)];
    const at = box(20, 400, 200, 36);
    expect(sideOf(at, tip, { window, pressed: all, halo: null }).isFree).toBe(false);
    expect(sideOf(at, tip, { window, pressed: all.slice(1), halo: null }).isFree).toBe(true);
  });

  it('covers the fewest where each covers some', () => {
    const pressed = [
      box(20, 356, 120, 36),
      box(150, 356, 80, 36),
      box(20, 440, 380, 36),
      box(230, 400, 200, 36),
    ];
    expect(sideOf(box(20, 400, 200, 36), tip, { window, pressed, halo: null }).side).toBe('bottom');
  });
});
