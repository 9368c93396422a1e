import { type BrowserWindow, app } from 'electron';
import { type SitePages, putAside } from './pages.ts';
import type { SiteQuestions } from './questions.ts';

export interface SignInParts {
  readonly window: BrowserWindow;
  readonly pages: SitePages;
  readonly questions: SiteQuestions;
  /** Something was refused that may be the cause of what fails. */
  refused(words: string): void;
}

/**
 * Servers and proxies that ask for a name and password through the browser itself (HTTP
 * authentication). The answer goes to Chromium, which holds it in memory until the program ends; it
 * is written nowhere. Without an answer the page shows the server's 401.
 */
export function answerSignIns({ window, pages, questions, refused }: SignInParts): void {
  app.on('login', (event, contents, details, { isProxy, host, port, realm }, callback) => {
    if (contents === null || !pages.has(contents)) return;
    event.preventDefault();
    const server = port === 443 || port === 80 ? host : `${host}:${port}`;
    // A picture from elsewhere could fish for the password of this page; browsers don't ask for
    // those either.
    if (!isProxy && !pages.isOwn(contents, details.url)) {
      refused(
        `${server} asked for a name and password from inside this page. That was refused, because the page is not of that server.`,
      );
      callback();
      return;
    }
    const bringBack = putAside(contents, window);
    void questions
      .ask(contents, {
        kind: 'sign-in',
        server,
        isProxy,
        realm: realm === '' ? null : realm,
        isAgain: !details.firstAuthAttempt,
      })
      .then((answer) => {
        bringBack();
        if (answer?.kind === 'sign-in') callback(answer.name, answer.password);
        else callback();
      });
  });
}
