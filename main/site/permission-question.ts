import { type BrowserWindow, dialog } from 'electron';
import { say } from '../../shared/words/say.ts';
import type { QuestionGate } from './question-gate.ts';

/**
 * Asks whether pages of a host may reach this computer or its network, as the person's own browser
 * does. `wish`: what they want, after "May pages of this host". null where the gate lets no question
 * through now.
 */
export async function mayPages(
  window: BrowserWindow,
  host: string,
  wish: string,
  gate: QuestionGate,
): Promise<boolean | null> {
  let isAsked = false;
  const isAllowed = await gate.ask(async () => {
    isAsked = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: say('permission.question', { host, what: wish }),
      detail: say('permission.advice'),
      buttons: [say('permission.allow'), say('permission.refuse')],
      // Enter must not allow what a page asked for while the user typed.
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    });
    return response === 0 || null;
  });
  return isAsked ? isAllowed === true : null;
}
