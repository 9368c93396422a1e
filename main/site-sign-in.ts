import { type WebContents, app } from 'electron';

/**
 * Watches servers that ask for a name and password through the browser's own question. There is no question to show yet: the request goes
 * on without an answer, so that the page loads with the server's 401 instead of hanging.
 */
export function watchSignInQuestions(isSite: (contents: WebContents) => boolean, asked: (host: string, isProxy: boolean) => void): void {
  app.on('login', (_event, contents, _details, authInfo) => {
    if (contents !== null && isSite(contents)) asked(authInfo.host, authInfo.isProxy);
  });
}
