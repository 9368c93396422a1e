import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import type * as Ipc from '../shared/ipc/ipc.ts';
import type {
  CallName,
  EventData,
  EventName,
  OpenedFile,
  Result,
  calls,
} from '../shared/ipc/ipc.ts';
import { appOrigin } from './app-origin.ts';
import { Refusal } from './refusal.ts';
import { say } from '../shared/words/say.ts';

type Parsed<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type Handlers = {
  readonly [N in CallName]: (input: Parsed<N>) => Answer<N> | Promise<Answer<N>>;
};
type Answer<N extends CallName> = z.input<(typeof calls)[N]['output']>;

/** What answers the window. */
export interface Answers {
  readonly handlers: Handlers;
  /** A file that was dropped, by its path. */
  readonly handOut: (path: string) => OpenedFile;
}

/**
 * Answers the calls of one window and of nobody else. The window is read and drawn while the program
 * is still put together, and the schemas are read last: what it asks before waits for both.
 */
export function answerCalls(window: BrowserWindow, answers: Promise<Answers>): void {
  let reading: Promise<readonly [Answers, typeof Ipc]> | null = null;
  const ready = () => (reading ??= Promise.all([answers, import('../shared/ipc/ipc.ts')]));
  answers.catch(() => undefined); // a program that cannot start says so itself, and ends
  ipcMain.handle('halo:call', (event, name: unknown, value: unknown) => {
    const isAllowed = isOurs(event, window);
    return answer(async () => {
      if (!isAllowed) throw new Error(`Call ${String(name)} from a stranger`);
      const [{ handlers }, { calls: table }] = await ready();
      if (!isCall(table, name)) throw new Error(`No call ${String(name)}`);
      // The table ties each name to its shapes; a name that is not known yet forgets that.
      const handler = handlers[name] as (input: unknown) => unknown;
      const { input, output } = table[name];
      return output.parse(await handler(input.parse(value)));
    });
  });
  // The preload alone asks this: the path of a File that was dropped is read there, and no path of
  // the window's making gets here. '' lies on no disk.
  ipcMain.handle('halo:dropped', (event, path: unknown) => {
    const isAllowed = isOurs(event, window);
    return answer(async () => {
      if (!isAllowed) throw new Error('A drop from a stranger');
      const [{ handOut }, { openedFileSchema }] = await ready();
      const opened = typeof path === 'string' && path !== '' ? handOut(path) : null;
      return openedFileSchema.nullable().parse(opened);
    });
  });
}

const isCall = (table: typeof calls, name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(table, name);

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

async function answer(handler: () => Promise<unknown>): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await handler() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    console.error(error);
    return { ok: false, message: say('program.fault') };
  }
}
