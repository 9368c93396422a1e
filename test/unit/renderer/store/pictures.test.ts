import { beforeEach, describe, expect, it } from 'vitest';
import {
  forgetPictures,
  keepPicture,
  pictureOf,
  usePictures,
} from '../../../../renderer/store/pictures.ts';

const picture = (at: number) => ({ data: 'AAAA', at, isOfFailure: true });

describe('Pictures of failures', () => {
  beforeEach(forgetPictures);

  it('are found by the request that failed, the latest first', () => {
    keepPicture(3, picture(30));
    keepPicture(7, picture(70));
    expect(pictureOf([3, 5, 7])?.at).toBe(70);
    expect(pictureOf([5])).toBeNull();
  });

  it('are few: the oldest goes', () => {
    for (let index = 0; index < 40; index += 1) keepPicture(index, picture(index));
    expect(usePictures.getState().taken.size).toBe(12);
    expect(pictureOf([0])).toBeNull();
    expect(pictureOf([39])?.at).toBe(39);
  });

  it('go with the recording', () => {
    keepPicture(3, picture(30));
    forgetPictures();
    expect(pictureOf([3])).toBeNull();
  });
});
