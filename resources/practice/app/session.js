/**
 * What the browser remembers: the token and whose it is. A reset of the practice Halo makes it
 * forget.
 */
export const session = {
  get token() {
    return localStorage.getItem('token') ?? '';
  },
  get username() {
    return localStorage.getItem('username') ?? '';
  },
  keep(token, username) {
    localStorage.setItem('token', token);
    localStorage.setItem('username', username);
  },
  leave() {
    localStorage.removeItem('token');
    localStorage.removeItem('username');
  },
  /** Forgets everything that belongs to an earlier run. */
  belongTo(run) {
    if (localStorage.getItem('run') === run) return;
    localStorage.clear();
    localStorage.setItem('run', run);
  },
};

/**
 * Signs a practice agent in, over the same OAuth call that any Halo client makes. True where it
 * worked.
 */
export async function signIn({ username, password }) {
  const info = await fetch('/api/authinfo');
  if (!info.ok) return false;
  const { auth_url: address, tenant_id: tenant } = await info.json();
  const answer = await fetch(`${address}/token?tenant=${tenant}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'practice-web-app',
      username,
      password,
      scope: 'all',
    }),
  });
  if (!answer.ok) return false;
  const { access_token: token } = await answer.json();
  session.keep(token, username);
  return true;
}
