/** A rectangle of the window, in CSS pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type HintSide = 'top' | 'bottom' | 'left' | 'right';

interface Surroundings {
  readonly window: { readonly width: number; readonly height: number };
  /** What is pressed, beside the button itself. */
  readonly pressed: readonly Box[];
  /** The embedded Halo, which is painted over a tooltip. */
  readonly halo: Box | null;
}

const sides = ['top', 'bottom', 'left', 'right'] as const;

/**
 * The side of a button on which its tooltip covers the fewest of the things that are pressed, and is
 * seen whole; `isFree`: it covers none.
 */
export function sideOf(
  button: Box,
  size: { readonly width: number; readonly height: number },
  { window, pressed, halo }: Surroundings,
): { readonly side: HintSide; readonly isFree: boolean } {
  const cost = (side: HintSide) => {
    const tip = tipAt(side, button, size, window);
    const isOut =
      tip.left < 0 || tip.top < 0 || tip.right > window.width || tip.bottom > window.height;
    const isHidden = isOut || (halo !== null && meet(tip, halo));
    return pressed.filter((one) => meet(tip, one)).length + (isHidden ? pressed.length + 1 : 0);
  };
  const costs = sides.map(cost);
  const least = Math.min(...costs);
  return { side: sides[costs.indexOf(least)] ?? 'top', isFree: least === 0 };
}

/** Beside the button's middle, and moved along the edge until it is in the window. */
function tipAt(
  side: HintSide,
  { left, top, right, bottom }: Box,
  { width, height }: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): Box {
  const across = within((left + right - width) / 2, window.width - width);
  const down = within((top + bottom - height) / 2, window.height - height);
  const at = (x: number, y: number) => ({ left: x, top: y, right: x + width, bottom: y + height });
  switch (side) {
    case 'top':
      return at(across, top - height);
    case 'bottom':
      return at(across, bottom);
    case 'left':
      return at(left - width, down);
    case 'right':
      return at(right, down);
  }
}

const within = (start: number, last: number) => Math.max(0, Math.min(start, last));

const meet = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;
