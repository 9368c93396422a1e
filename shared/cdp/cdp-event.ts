/** One message of the debugger protocol. `at` is when it came, in milliseconds since 1970. */
export interface CdpEvent {
  readonly sessionId: string;
  readonly method: string;
  readonly params: unknown;
  readonly at: number;
}
