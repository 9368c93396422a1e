import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import {
  type CallName,
  type EventData,
  type EventName,
  type OpenedFile,
  type Result,
  calls,
  openedFileSchema,
} from '../shared/ipc/ipc.ts';
import { appOrigin } from './app-origin.ts';
import { Refusal } from './refusal.ts';
import { say } from '../shared/words/say.ts';

type Parsed<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type Handlers = {
  readonly [N in CallName]: (input: Parsed<N>) => Answer<N> | Promise<Answer<N>>;
};
type Answer<N extends CallName> = z.input<(typeof calls)[N]['output']>;

/** Answers the calls of one window and of nobody else. */
export function answerCalls(window: BrowserWindow, handlers: Handlers): void {
  for (const [name, { input, output }] of Object.entries(calls)) {
    // The table ties each name to its shapes; Object.entries forgets that.
    const handler = (handlers as Readonly<Record<string, (input: unknown) => unknown>>)[name];
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    ipcMain.handle(`halo:${name}`, (event, value: unknown) =>
      answer(() => {
        if (!isOurs(event, window)) throw new Error(`Call ${name} from a stranger`);
        return handler(input.parse(value));
      }, output),
    );
  }
}

/**
 * Answers the preload alone: the path of a File that was dropped is read there, and no path of the
 * window's making gets here. '' lies on no disk.
 */
export function answerDrops(window: BrowserWindow, handOut: (path: string) => OpenedFile): void {
  ipcMain.handle('halo:dropped', (event, path: unknown) =>
    answer(() => {
      if (!isOurs(event, window)) throw new Error('A drop from a stranger');
      return typeof path === 'string' && path !== '' ? handOut(path) : null;
    }, openedFileSchema.nullable()),
  );
}

/**
 * Tells the window something, as JSON: a text crosses the two borders of the preload at once, an
 * object field by field. The window checks the shape.
 */
export function tell<N extends EventName>(
  window: BrowserWindow,
  name: N,
  data: EventData<N>,
): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed())
    window.webContents.send('halo:event', name, JSON.stringify(data));
}

/**
 * `new URL(…).origin` says "null" for our own scheme in Node, so the frame's own origin is
 * compared.
 */
function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    frame.origin === appOrigin &&
    event.sender === window.webContents
  );
}

async function answer(handler: () => unknown, output: z.ZodType): Promise<Result<unknown>> {
  try {
    return { ok: true, value: output.parse(await handler()) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    console.error(error);
    return { ok: false, message: say('program.fault') };
  }
}
