import { type Certificate, app } from 'electron';
import { putAside } from './pages.ts';
import type { SignInParts } from './sign-in.ts';

/** Electron takes null for "no certificate", and refuses undefined, which its types want. */
type Choose = (certificate: Certificate | null) => void;

/**
 * Servers that ask for a certificate of this computer (a smart card, a device certificate). Without
 * this the first in the store would be shown to any server that asks. The key never leaves the
 * system's store.
 */
export function answerCertificateQuestions({
  window,
  pages,
  questions,
  refused,
}: SignInParts): void {
  app.on('select-client-certificate', (event, contents, url, certificates, callback) => {
    event.preventDefault();
    const choose = callback as Choose;
    // Electron hands over `host:port` and calls it an address.
    const address = url.includes('://') ? url : `https://${url}`;
    const server = URL.canParse(address) ? new URL(address).host : url;
    if (contents === null || !pages.has(contents)) return choose(null);
    if (!pages.isOwn(contents, address)) {
      refused(
        `${server} asked for a certificate of this computer from inside this page. That was refused, because the page is not of that server.`,
      );
      return choose(null);
    }
    const bringBack = putAside(contents, window);
    const listed = certificates.map(({ subjectName, issuerName, validExpiry }) => ({
      subject: subjectName,
      issuer: issuerName,
      until: validExpiry * 1000,
    }));
    void questions
      .ask(contents, { kind: 'certificate', server, certificates: listed })
      .then((answer) => {
        bringBack();
        choose(answer?.kind === 'certificate' ? (certificates[answer.certificate] ?? null) : null);
      });
  });
}
