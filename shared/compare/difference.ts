import type { Step } from './step.ts';

/** In the order in which they decide; see `ranked`. */
export const differenceKinds = [
  'failed',
  'sent',
  'answered',
  'missing',
  'extra',
  'slower',
  'browser',
  'version',
  'clock',
  'route',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  /** One plain sentence. */
  readonly text: string;
  /** Exchange.index in each recording, null where it has none. */
  readonly working: number | null;
  readonly broken: number | null;
  /** A cause of the broken one, or null. */
  readonly cause: string | null;
}

/** A difference between two steps; what is left out of `more` is null. */
export function difference(
  kind: DifferenceKind,
  text: string,
  steps: { readonly working: Step | null; readonly broken: Step | null },
  cause: string | null = null,
): Difference {
  return {
    kind,
    text,
    working: steps.working?.index ?? null,
    broken: steps.broken?.index ?? null,
    cause,
  };
}

/** "GET /api/tickets/…": a gap reads better than our own sign for an id. */
export const requestName = ({ method, route }: Step): string =>
  `${method} ${route.replaceAll('{id}', '…')}`.slice(0, 200);
