import { describe, expect, it } from 'vitest';
import { fittingPlace, smallestSize } from '../../../../shared/settings/window-place.ts';

const first = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 984 };
const place = { x: 2000, y: 40, width: 1200, height: 800 };

describe('where the window opens', () => {
  it('is where it stood', () => {
    expect(fittingPlace(place, [first, second])).toEqual(place);
  });

  it('is the middle of the first screen where its own is gone', () => {
    expect(fittingPlace(place, [first])).toEqual({ x: 360, y: 120, width: 1200, height: 800 });
  });

  it('is no larger than the screen', () => {
    expect(fittingPlace({ x: 1900, y: 0, width: 3000, height: 2000 }, [second])).toEqual({
      x: 1900,
      y: 0,
      width: 1280,
      height: 984,
    });
  });

  it('can be taken hold of: a title above or below the screen does not count as there', () => {
    expect(fittingPlace({ ...place, x: 100, y: -600 }, [first])).toMatchObject({ x: 360, y: 120 });
    expect(fittingPlace({ ...place, x: 100, y: 1030 }, [first])).toMatchObject({ x: 360, y: 120 });
    expect(fittingPlace({ ...place, x: 1900, y: 10 }, [first])).toMatchObject({ x: 360 });
  });

  it('may hang over an edge, as users leave it', () => {
    expect(fittingPlace({ ...place, x: -700, y: 10 }, [first])).toMatchObject({ x: -700, y: 10 });
  });

  it('stays as it was where no screen is known', () => {
    expect(fittingPlace(place, [])).toEqual(place);
  });
});

describe('how small the window may be made', () => {
  it('is as small as all that it shows allows', () => {
    expect(smallestSize([first, second])).toEqual({ minWidth: 900, minHeight: 640 });
  });

  it('is no larger than the smallest screen: 1366 by 768 at 125 %', () => {
    const laptop = { x: 0, y: 0, width: 1093, height: 574 };
    expect(smallestSize([first, laptop])).toEqual({ minWidth: 900, minHeight: 574 });
  });
});
