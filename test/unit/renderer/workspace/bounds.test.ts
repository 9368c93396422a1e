import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../../renderer/workspace/bounds.ts';

describe('the place of the embedded view', () => {
  it('is whole pixels that never reach over the frame', () => {
    expect(boundsOf({ left: 396.4, top: 134.6, right: 1280, bottom: 799.5 })).toEqual({
      x: 397,
      y: 135,
      width: 883,
      height: 664,
    });
  });

  it('has no size, rather than a negative one, where nothing is left', () => {
    expect(boundsOf({ left: 10.5, top: 20.5, right: 10.9, bottom: 20.6 })).toEqual({
      x: 11,
      y: 21,
      width: 0,
      height: 0,
    });
  });
});
