import type { Size } from 'electron';

/** Small enough for a desk, and large enough to see whose page it is. In pixels. */
const least = { width: 400, height: 300 };
const most = { width: 1400, height: 1000 };
const usual = { width: 900, height: 720 };

/**
 * The size that a page asks for its window, within reason. Its place, frame and layer are ours: a
 * page must not lay a window over others, off the screen or over all of it.
 */
export function popupSize(wanted: { readonly width?: number; readonly height?: number }): Size {
  const within = (side: 'width' | 'height'): number => {
    const size = wanted[side];
    return size === undefined || !Number.isFinite(size) || size <= 0
      ? usual[side]
      : Math.round(Math.min(most[side], Math.max(least[side], size)));
  };
  return { width: within('width'), height: within('height') };
}
