/** What a fault says of itself, whatever was thrown. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Of what is no Error only its type is told: its words may quote captured data. */
export function thrownOf(error: unknown): Thrown {
  if (!(error instanceof Error)) return { name: typeof error, message: '', stack: '' };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}
