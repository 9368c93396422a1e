import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import {
  startPractice,
  type PracticeOptions,
  type PracticeServer,
} from '../../../../main/practice/practice-server.ts';

/**
 * An answer of the practice Halo: its status, its JSON (null where it is not JSON) and its text.
 */
export interface Reply {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
  readonly headers: Headers;
}

export interface Client {
  readonly server: PracticeServer;
  /** Calls as the agent who signed in last. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** The same with a body as it is written, JSON or not. */
  raw(method: string, path: string, body: string): Promise<Reply>;
  /** Every request so far, with its answer, as a recording would hold it. */
  recorded(): readonly ExampleExchange[];
  /** Follows one link as a browser does, and stops at the first redirect. */
  visit(address: string): Promise<Reply>;
  /** A practice aid, as its own page would press it. */
  aid(method: string, path: string): Promise<Reply>;
  signIn(username: 'alex' | 'sam' | 'anna' | 'ben'): Promise<void>;
  /** Calls after this carry no sign-in. */
  signOut(): Promise<void>;
  /** Signs in with a code that came back from the company's sign-in. */
  signInWithCode(code: string): Promise<Reply>;
  /** Signs in as the console's application; gives the reply of the token call. */
  signInAsApplication(changes?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Lets time pass without waiting. */
  letPass(milliseconds: number): void;
  close(): Promise<void>;
}

export const minute = 60_000;

/** Where the recording says that it was: a Halo that is known by its address. */
const site = 'https://example.halopsa.com';

/**
 * A practice Halo with a clock of its own that only moves when told to, and turns that take no
 * time.
 */
export async function practise(options: PracticeOptions = {}): Promise<Client> {
  let now = Date.UTC(2026, 10, 22, 9, 0, 0);
  const pause = () =>
    new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  const server = await startPractice({ now: () => now, pause, ...options });
  const record: ExampleExchange[] = [];
  let token = '';
  const send = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Reply> => {
    const answer = await fetch(new URL(path, server.origin), {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    record.push({
      method,
      url: answer.url.replace(server.origin, site),
      status: answer.status,
      mimeType: answer.headers.get('content-type') ?? '',
      body: text,
      headers: Object.fromEntries(answer.headers),
      requestHeaders: headers,
      ...(body === undefined ? {} : { requestBody: body }),
    });
    const json: unknown = (answer.headers.get('content-type') ?? '').includes('json')
      ? JSON.parse(text)
      : null;
    return { status: answer.status, json, text, headers: answer.headers };
  };
  const askToken = async (form: Readonly<Record<string, string>>) => {
    const reply = await send(
      'POST',
      '/auth/token?tenant=practice',
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams(form).toString(),
    );
    if (reply.status === 200)
      token = String((reply.json as { access_token: unknown }).access_token);
    return reply;
  };
  const aid = (method: string, path: string) =>
    send(method, `/practice/${path}`, { origin: server.origin });
  return {
    server,
    aid,
    recorded: () => record,
    visit: (address) => send('GET', address, {}),
    raw: (method, path, body) => send(method, path, { authorization: `Bearer ${token}` }, body),
    call: (method, path, body, headers) =>
      send(
        method,
        path,
        {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body === undefined ? undefined : JSON.stringify(body),
      ),
    async signIn(username) {
      await askToken({
        grant_type: 'password',
        client_id: 'practice-web-app',
        username,
        password: 'practice',
        scope: 'all',
      });
    },
    signOut() {
      token = '';
      return Promise.resolve();
    },
    signInWithCode: (code) =>
      askToken({
        grant_type: 'authorization_code',
        client_id: 'practice-web-app',
        code,
        scope: 'all',
      }),
    async signInAsApplication(changes = {}) {
      const { client_id, client_secret } = (await aid('GET', 'console')).json as {
        client_id: string;
        client_secret: string;
      };
      return askToken({
        grant_type: 'client_credentials',
        client_id,
        client_secret,
        scope: 'all',
        ...changes,
      });
    },
    letPass: (milliseconds) => {
      now += milliseconds;
    },
    close: () => server.close(),
  };
}
