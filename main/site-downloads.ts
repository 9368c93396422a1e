import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Session } from 'electron';

/** Saves what the site sends as a file to `folder`; nothing is ever opened. `saved` hears of each file that is whole. */
export function saveDownloads(session: Session, folder: () => string, saved: (path: string) => void): void {
  session.on('will-download', (_event, item) => {
    const path = freePath(folder(), item.getFilename(), existsSync);
    item.setSavePath(path);
    item.once('done', (_done, state) => { if (state === 'completed') saved(path); });
  });
}

/** A path in `folder` that is not taken. The name comes from a server: no folder of it counts, nor a character that files cannot have. */
export function freePath(folder: string, name: string, isTaken: (path: string) => boolean): string {
  const plain = name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '').slice(-120);
  const parts = parse(plain === '' ? 'download' : plain);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? parts.base : `${parts.name} (${number})${parts.ext}`);
    if (!isTaken(path)) return path;
  }
}
