/**
 * Node also tells a failed write as an event, and ends the process with a stack where nobody
 * listens; what wrote has said what there is to say.
 * https://nodejs.org/api/stream.html#event-error
 */
export function expectClosedOutput(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}
