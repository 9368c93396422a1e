import { z } from 'zod';

/** Where a window stands, in pixels of the desktop. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const windowPlaceSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  isMaximised: z.boolean(),
});
/** Where our window stood last; `isMaximised` beside where it goes when it no longer is. */
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** The least a window needs to show all that it holds, in pixels. */
const smallest = { width: 900, height: 640 } as const;

/**
 * How small a window may be made: no larger than the smallest screen leaves room for, or its foot
 * would lie below the task bar of a laptop whose picture is enlarged.
 */
export function smallestSize(screens: readonly Area[]): {
  readonly minWidth: number;
  readonly minHeight: number;
} {
  return {
    minWidth: Math.min(smallest.width, ...screens.map(({ width }) => width)),
    minHeight: Math.min(smallest.height, ...screens.map(({ height }) => height)),
  };
}

/** So much of a window has to be on a screen, or nobody could take hold of it. */
const hold = 120;

/**
 * Where a window can stand that stood at `place`, given the screens that are there now: where it
 * was, cut to the screen; in the middle of the first screen where its own is gone.
 */
export function fittingPlace(place: Area, screens: readonly Area[]): Area {
  const first = screens[0];
  if (first === undefined) return place;
  const home = screens.find(
    (screen) =>
      overlap(place.x, place.width, screen.x, screen.width) >= hold &&
      place.y >= screen.y - 8 &&
      place.y <= screen.y + screen.height - hold,
  );
  const on = home ?? first;
  const width = Math.min(place.width, on.width);
  const height = Math.min(place.height, on.height);
  if (home === undefined)
    return {
      x: on.x + Math.round((on.width - width) / 2),
      y: on.y + Math.round((on.height - height) / 2),
      width,
      height,
    };
  return { x: place.x, y: Math.max(place.y, on.y), width, height };
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}
