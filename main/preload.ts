import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, type OpenedFile, type Result, calls, events } from '../shared/ipc.ts';

const no: Result<never> = { ok: false, message: 'This cannot be done from here.' };

/** The only way from the window to main: names are checked here, values by the schemas at each end. */
const bridge: Bridge = {
  call: (name, input) => Object.hasOwn(calls, name) ? ipcRenderer.invoke(`halo:${name}`, input) as Promise<Result<unknown>> : Promise.resolve(no),
  on: (name, listener) => {
    if (!Object.hasOwn(events, name)) return () => undefined;
    const hear = (_event: unknown, told: unknown, data: unknown): void => { if (told === name) listener(data); };
    ipcRenderer.on('halo:event', hear);
    return () => { ipcRenderer.off('halo:event', hear); };
  },
  // The path goes from here to main; the page only ever sees the readable address.
  passDroppedFile: (file) => {
    const path = pathOf(file);
    return path === '' ? Promise.resolve(no) : ipcRenderer.invoke('halo:file.dropped', { path }) as Promise<Result<OpenedFile>>;
  },
};

/** '' for anything but a file of the disk: a File that the page made itself has no path. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('halo', bridge);
