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
export const signIn = ({ username, password }) =>
  enter({ grant_type: 'password', username, password }, username);

/** The same with the code that came back from the company's sign-in. */
export const signInWithCode = (code) => enter({ grant_type: 'authorization_code', code }, '');

async function enter(form, username) {
  const info = await fetch('/api/authinfo');
  if (!info.ok) return false;
  const { auth_url: address, tenant_id: tenant } = await info.json();
  const answer = await fetch(`${address}/token?tenant=${tenant}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...form,
      client_id: 'practice-web-app',
      scope: 'all',
    }),
  });
  if (!answer.ok) return false;
  const { access_token: token } = await answer.json();
  session.keep(token, username);
  return true;
}
