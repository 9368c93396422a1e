import { create } from 'zustand';
import type { SiteAnswer, SiteQuestion } from '../../shared/ipc/site-question.ts';
import { call } from '../platform/halo.ts';

/**
 * What a server asks now. The dialog is open while this is not null, and Halo's page is hidden, for
 * it would cover the dialog.
 */
export const useQuestion = create<{ readonly question: SiteQuestion | null }>(() => ({
  question: null,
}));

export function receiveQuestion(question: SiteQuestion | null): void {
  useQuestion.setState({ question });
}

/** Asks main, for a window that was loaded afresh. @throws Refused */
export async function readQuestion(): Promise<void> {
  receiveQuestion(await call('site.question', null));
}

export function answerQuestion({ id }: SiteQuestion, answer: SiteAnswer): void {
  call('site.answer', { id, answer }).catch(console.error);
}
