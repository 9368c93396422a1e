import { type BrowserWindow, type WebContents, dialog } from 'electron';
import { say } from '../../shared/words/say.ts';

/** A page that hangs answers nothing; it is left all the same, in milliseconds. */
const patience = 2_000;
const closing = new WeakSet<WebContents>();

/** Whether the program closes the page: then it asks about it there. */
export const isClosing = (page: WebContents): boolean => closing.has(page);

/**
 * Closes a page as it is closed in a browser. False where it stays, because it says that something
 * on it is not saved.
 */
export async function closesByItself(page: WebContents): Promise<boolean> {
  closing.add(page);
  const isClosed = await new Promise<boolean>((done) => {
    const timer = setTimeout(() => done(true), patience);
    const settle = (closed: boolean) => {
      clearTimeout(timer);
      done(closed);
    };
    page.once('will-prevent-unload', () => settle(false));
    page.once('destroyed', () => settle(true));
    page.close({ waitForBeforeUnload: true });
  });
  closing.delete(page);
  return isClosed;
}

/** The words of the question whether to leave a page on which something is not saved. */
export const leaveQuestion = () => ({
  type: 'question' as const,
  message: say('site.leave.question'),
  detail: say('site.leave.detail'),
  buttons: [say('site.leave.go'), say('site.leave.stay')],
  defaultId: 1,
  cancelId: 1,
  noLink: true,
});

/** Asks over the window, on a Mac in a sheet of it. True where the page may be left. */
export async function mayLeaveForGood(window: BrowserWindow): Promise<boolean> {
  return (await dialog.showMessageBox(window, leaveQuestion())).response === 0;
}
