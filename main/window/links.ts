import { type BaseWindow, dialog, shell } from 'electron';
import { outsideLink } from './outside-link.ts';
import { say } from '../../shared/words/say.ts';

/**
 * Asks the user, then opens the link in their own browser or mail program. False where it was not
 * opened.
 */
export async function askAndOpen(window: BaseWindow, address: string): Promise<boolean> {
  const url = outsideLink(address);
  if (url === null) return false;
  const isMail = url.protocol === 'mailto:';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    buttons: [say('link.go'), say('link.cancel')],
    // Enter must not open what a page put there while the user typed.
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    message: isMail ? say('link.mail') : say('link.open', { host: url.host }),
    detail: url.href.length > 300 ? `${url.href.slice(0, 300)}…` : url.href,
  });
  if (response !== 0) return false;
  await shell.openExternal(url.href);
  return true;
}
