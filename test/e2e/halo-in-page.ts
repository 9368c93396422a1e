import type { Page } from '@playwright/test';
import type { Asker, Halo } from '../unit/main/practice/six-ways.ts';

/** What a person reads as the title of each failure. */
export const titles: Readonly<Record<string, RegExp>> = {
  'charge-rate-access': /not allowed to use the charge rate/,
  'integration-credentials': /Addigy refused the sign-in/,
  'integration-permissions': /Entra ID does not let Halo read users/,
  'approval-link-gone': /approval link leads to something that is gone/,
  'method-not-allowed': /This address takes GET, not POST/,
  conflict: /clashes with what is already there/,
  unprocessable: /a value has the wrong format/i,
  'integration-rate-limit': /Xero accepts no more requests/,
  'report-timeout': /report takes too long to load/,
};

/** The practice Halo, asked by its own page: what a page asks is what the program records. */
export function haloIn(site: Page): Halo {
  const tokens = new Map<Asker, string>();
  /** Each of the bodies in turn, from within the page: a word with it takes longer than a request. */
  const send = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    bodies: readonly (string | undefined)[],
  ): Promise<unknown> =>
    site.evaluate(
      async (asked) => {
        let last: unknown = null;
        for (const body of asked.bodies) {
          const answer = await fetch(asked.path, {
            method: asked.method,
            headers: asked.headers,
            ...(body === undefined ? {} : { body }),
          });
          const text = await answer.text();
          const isJson = (answer.headers.get('content-type') ?? '').includes('json');
          last = isJson && text !== '' ? (JSON.parse(text) as unknown) : null;
        }
        return last;
      },
      { method, path, headers, bodies },
    );
  const tokenOf = async (by: Asker): Promise<string> => {
    const known = tokens.get(by);
    if (known !== undefined) return known;
    const form = new URLSearchParams({
      grant_type: 'password',
      client_id: 'practice-web-app',
      username: by,
      password: 'practice',
      scope: 'all',
    });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send('POST', '/auth/token?tenant=practice', type, [form.toString()]);
    const token = String((answer as { readonly access_token: unknown }).access_token);
    tokens.set(by, token);
    await send('GET', '/api/Agent/me', { authorization: `Bearer ${token}` }, [undefined]);
    return token;
  };
  const each = async (
    by: Asker,
    method: string,
    path: string,
    sent: readonly unknown[],
  ): Promise<unknown> => {
    const isEmpty = sent.every((one) => one === undefined);
    return send(
      method,
      path,
      {
        ...(by === 'nobody' ? {} : { authorization: `Bearer ${await tokenOf(by)}` }),
        ...(isEmpty ? {} : { 'content-type': 'application/json' }),
      },
      sent.map((one) => (one === undefined ? undefined : JSON.stringify(one))),
    );
  };
  return {
    each,
    call: (by, method, path, sent) => each(by, method, path, [sent]),
    aid: (path) => send('POST', `/practice/${path}`, {}, [undefined]),
  };
}
