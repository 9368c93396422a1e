import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge, Result } from '../shared/ipc/ipc.ts';

/** The names of shared/ipc/ipc.ts, put in by the build (electron.vite.config.ts). */
declare const __CALL_NAMES__: readonly string[];
declare const __EVENT_NAMES__: readonly string[];
/** A sentence of resources/locales, put in likewise: all of them would be read before each page. */
declare const __NOT_FROM_HERE__: string;

const no: Result<never> = { ok: false, message: __NOT_FROM_HERE__ };

/**
 * The only way from the window to main: names are checked here, values by the schemas at each end.
 */
const bridge: Bridge = {
  call: (name, input) =>
    __CALL_NAMES__.includes(name)
      ? (ipcRenderer.invoke('halo:call', name, input) as Promise<Result<unknown>>)
      : Promise.resolve(no),
  dropped: (file) =>
    ipcRenderer.invoke(
      'halo:dropped',
      file instanceof File ? webUtils.getPathForFile(file) : '',
    ) as Promise<Result<unknown>>,
  on: (name, listener) => {
    if (!__EVENT_NAMES__.includes(name)) return () => undefined;
    const hear = (_event: unknown, told: unknown, json: unknown): void => {
      if (told === name && typeof json === 'string') listener(json);
    };
    ipcRenderer.on('halo:event', hear);
    return () => {
      ipcRenderer.off('halo:event', hear);
    };
  },
  freeMemory: () => webFrame.clearCache(),
};

contextBridge.exposeInMainWorld('halo', bridge);
