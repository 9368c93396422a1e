import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';

/**
 * Stands for the company's sign-in, such as Entra ID: a server of its own, on this
 * machine only. It asks who somebody is, and sends them back to Halo with a code or with the reason
 * why not. The words of its refusal are Microsoft's
 * (https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes).
 */
export interface IdentityProvider {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  /** Lets an account use Halo, as an administrator of the directory would. */
  assign(username: string): void;
  /** Whose code this is; a code works once. */
  redeem(code: string): string | null;
  reset(): void;
  close(): Promise<void>;
}

interface Account {
  readonly username: string;
  readonly name: string;
}

const accounts: readonly Account[] = [
  { username: 'alex', name: 'Alex Carter' },
  { username: 'sam', name: 'Sam Rivera' },
];
/** Who may use Halo at the start: somebody forgot Sam. */
const assignedAtFirst = ['alex'];

/** Starts the sign-in server; it sends people back only to `returnsTo`, which is asked each time. */
export async function startIdentityProvider(returnsTo: () => string): Promise<IdentityProvider> {
  let assigned = new Set(assignedAtFirst);
  let codes = new Map<string, string>();

  const answer = (url: URL): Answer => {
    const account = accounts.find(({ username }) => username === url.searchParams.get('login'));
    const state = url.searchParams.get('state') ?? '';
    if (url.pathname !== '/authorize') return page('There is no such page.', 404);
    if (account === undefined) return page(choices(state));
    const back = new URL(returnsTo());
    back.searchParams.set('state', state);
    if (assigned.has(account.username)) {
      const code = crypto.randomUUID();
      codes.set(code, account.username);
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', notAssigned(account));
    }
    return { status: 302, headers: { location: back.href }, body: '' };
  };

  const server = createServer((message: IncomingMessage, response) => {
    const { status, headers, body } = answer(new URL(message.url ?? '/', 'http://127.0.0.1'));
    response.writeHead(status, {
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      ...headers,
    });
    response.end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a listening TCP server has one
    assign: (username) => void assigned.add(username),
    redeem(code) {
      const username = codes.get(code) ?? null;
      codes.delete(code);
      return username;
    },
    reset() {
      assigned = new Set(assignedAtFirst);
      codes = new Map();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const notAssigned = ({ name }: Account) =>
  `AADSTS50105: Your administrator has configured the application Practice Halo to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${name}' is blocked because they are not a direct member of a group with access.`;

const choices = (state: string) =>
  `<p>Who are you?</p><ul>${accounts
    .map(
      ({ username, name }) =>
        `<li><a href="/authorize?login=${username}&amp;state=${encodeURIComponent(state)}">${name}</a></li>`,
    )
    .join('')}</ul>`;

const page = (content: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Company sign-in</title></head><body><main><h1>Company sign-in</h1>${content}</main></body></html>`,
});
