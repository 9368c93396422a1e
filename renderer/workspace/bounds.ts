/** Whole pixels inside the place, so that the view never covers its frame. */
export function boundsOf({
  left,
  top,
  right,
  bottom,
}: {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}) {
  const x = Math.ceil(left);
  const y = Math.ceil(top);
  return {
    x,
    y,
    width: Math.max(0, Math.floor(right) - x),
    height: Math.max(0, Math.floor(bottom) - y),
  };
}
