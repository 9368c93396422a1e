import { createServer, type Server } from 'node:http';
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

/** A port that is free now, for a program that wants to be told one. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, '127.0.0.1');
  await shut(server);
  return port;
}
