import type { NativeImage, Rectangle } from 'electron';
import { nativeImage } from 'electron';

interface Layer {
  readonly image: NativeImage;
  readonly at: Rectangle;
}

/**
 * The whole window as one picture: a capture of the window leaves a hole where the embedded view
 * stands, so the view's own capture is laid into it. Sizes are in CSS pixels; the pictures may be
 * larger on a fine screen.
 */
export function assemble(
  window: NativeImage,
  width: number,
  layers: readonly Layer[],
): NativeImage {
  const size = window.getSize(1);
  const scale = size.width / width;
  const pixels = window.toBitmap();
  for (const { image, at } of layers) {
    const box = { width: Math.round(at.width * scale), height: Math.round(at.height * scale) };
    if (image.isEmpty() || box.width === 0 || box.height === 0) continue;
    const part = image.resize(box).toBitmap();
    const left = Math.round(at.x * scale);
    const top = Math.round(at.y * scale);
    for (let row = 0; row < box.height && top + row < size.height; row += 1) {
      const bytes = Math.min(box.width, size.width - left) * 4;
      part.copy(
        pixels,
        ((top + row) * size.width + left) * 4,
        row * box.width * 4,
        row * box.width * 4 + bytes,
      );
    }
  }
  return nativeImage.createFromBitmap(pixels, size);
}
