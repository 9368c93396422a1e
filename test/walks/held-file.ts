import { truncateSync } from 'node:fs';
import { writeSmallRequests } from '../bench/many-requests.ts';
import type { App } from '../e2e/app.ts';

/** Bytes that are handed out of a held file, and how many it says it has. */
const handed = 16_000_000;
const said = 40_000_000;

/** A HAR of 40 MB on paper, of which only the beginning is ever handed out once it is held. */
export function writeHeldHar(path: string): void {
  writeSmallRequests(path, 20_000);
  truncateSync(path, said);
}

/** Opened files come so far and no further, so that the state of reading stands still. */
export function holdOpenedFiles(app: App, path: string): Promise<void> {
  return app.electron.evaluate(
    ({ net, session }, held) => {
      const { protocol } = session.defaultSession;
      protocol.unhandle('opened');
      protocol.handle('opened', async (request) => {
        const [first = 0, last = held.said] = (
          /\d+-\d+/.exec(request.headers.get('range') ?? '')?.[0] ?? ''
        )
          .split('-')
          .map(Number);
        const bytes = new Uint8Array(
          await (await net.fetch(`file://${held.path}`)).arrayBuffer(),
        ).slice(first, Math.min(last + 1, first + held.handed));
        const isWhole = bytes.length === last + 1 - first;
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(bytes);
            if (isWhole) controller.close();
          },
        });
        return new Response(body, {
          status: 206,
          headers: {
            'content-length': String(last + 1 - first),
            'content-range': `bytes ${first}-${last}/${held.said}`,
            'content-type': 'application/octet-stream',
            'access-control-allow-origin': 'app://bundle',
          },
        });
      });
    },
    { path, handed, said },
  );
}
