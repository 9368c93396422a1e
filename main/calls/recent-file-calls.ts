import { basename } from 'node:path';
import { app } from 'electron';
import { say } from '../../shared/words/say.ts';
import type { Handlers } from '../ipc.ts';
import type { FileHandles } from '../window/file-handles.ts';
import type { RecentFiles } from '../kept/recent-files.ts';
import { Refusal } from '../refusal.ts';

type RecentFileCalls = Pick<
  Handlers,
  'recent.keep' | 'recent.read' | 'recent.open' | 'recent.clear'
>;

/**
 * The calls about files that were read lately. The system's own list, as in the Dock, is kept
 * beside ours.
 */
export function recentFileCalls(files: FileHandles, recent: RecentFiles): RecentFileCalls {
  return {
    'recent.keep': ({ url }) => {
      const path = files.pathAt(url);
      if (path !== null && recent.add(path)) app.addRecentDocument(path);
      return null;
    },
    'recent.read': () => [...recent.list()],
    'recent.open': ({ id }) => {
      const path = recent.pathOf(id);
      if (path === null) throw new Refusal(say('recent.unknown'));
      try {
        return files.handOut(path);
      } catch {
        recent.remove(path);
        throw new Refusal(say('recent.gone', { name: basename(path) }));
      }
    },
    'recent.clear': () => {
      recent.clear();
      app.clearRecentDocuments();
      return null;
    },
  };
}
