/**
 * "It failed now", said by the user behind the exchange with that Exchange.index; `at` in
 * milliseconds since 1970.
 */
export interface FailureMark {
  readonly index: number;
  readonly at: number;
}
