import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Opens a server of a test on this machine. @returns its port, one that was free */
export async function listen(server: Server, host?: string): Promise<number> {
  await new Promise<void>((done) => {
    server.listen(0, host, done);
  });
  return (server.address() as AddressInfo).port;
}

/** Ends it, and what is connected to it still. */
export const shut = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
