import { ftruncateSync, openSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../e2e/app.ts';

/** A HAR of 40 MB on paper, of which only the beginning is ever handed out once the file is held. */
export function writeHeldHar(path: string, beginning: string): void {
  writeFileSync(path, beginning);
  const file = openSync(path, 'r+');
  ftruncateSync(file, 40_000_000);
  closeSync(file);
}

/** Opened files come as far as `bytes` and then no further, so that the state of reading stands still. */
export function holdOpenedFiles(app: App, path: string, bytes: number): Promise<void> {
  const renderer = join(import.meta.dirname, '../../out/renderer');
  return app.electron.evaluate(({ net, session }, held) => {
    const { protocol } = session.defaultSession;
    protocol.unhandle('app');
    protocol.handle('app', async (request) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith('/opened/')) return net.fetch(`file://${held.renderer}${pathname}`);
      const beginning = new Uint8Array(await (await net.fetch(`file://${held.path}`)).arrayBuffer()).slice(0, held.bytes);
      const body = new ReadableStream<Uint8Array>({ start(controller) { controller.enqueue(beginning); } });
      return new Response(body, { headers: { 'content-length': '40000000', 'content-type': 'application/octet-stream' } });
    });
  }, { path, bytes, renderer });
}
