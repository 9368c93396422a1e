/** What is said to a browser that is gone. */
export class BrowserClosed extends Error {
  override readonly name = 'BrowserClosed';
}

/**
 * A way for messages of the debugger protocol to a browser and back. One recorder speaks over each:
 * Electron's debugger, a pipe, a WebSocket.
 */
export interface Transport {
  /** @throws BrowserClosed where the other end is gone. */
  send(message: string): void;
  /** `closed` comes once, after the last message. */
  listen(listener: { message(text: string): void; closed(): void }): void;
  close(): void;
}
