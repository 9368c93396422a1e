import { type WebContents, app } from 'electron';

/** What is wrong with a certificate, for the user; nothing is ever accepted here. */
interface CertificateProblem {
  readonly url: string;
  readonly error: string;
  readonly issuer: string;
}

/**
 * Watches certificates that the browser refuses. The refusal stands: not answering the event keeps
 * it.
 */
export function watchCertificates(
  isSite: (contents: WebContents) => boolean,
  observed: (problem: CertificateProblem) => void,
): void {
  app.on('certificate-error', (_event, contents, url, error, certificate) => {
    if (isSite(contents)) observed({ url, error, issuer: certificate.issuerName });
  });
}
