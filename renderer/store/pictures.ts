import { create } from 'zustand';

/** A picture of Halo's page. */
export interface Picture {
  /** JPEG in base64. */
  readonly data: string;
  /** When it was taken, in milliseconds since 1970. */
  readonly at: number;
  /** Taken when the request failed; else it shows the page as it is now. */
  readonly isOfFailure: boolean;
}

/** No more are kept, in memory alone: the oldest goes first. Each has about 100 kB. */
const mostKept = 12;

/** Pictures that were taken when a request failed, by its Exchange.index, oldest first. */
export const usePictures = create<{ readonly taken: ReadonlyMap<number, Picture> }>(() => ({
  taken: new Map(),
}));

export function keepPicture(index: number, picture: Picture): void {
  usePictures.setState(({ taken }) => ({
    taken: new Map([...taken, [index, picture] as const].slice(-mostKept)),
  }));
}

/** The latest picture of a failure of these requests; null where none was taken. */
export function pictureOf(requests: readonly number[]): Picture | null {
  const { taken } = usePictures.getState();
  return requests.map((index) => taken.get(index) ?? null).findLast((one) => one !== null) ?? null;
}

export function forgetPictures(): void {
  usePictures.setState({ taken: new Map() });
}
