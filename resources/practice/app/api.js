import { session } from './session.js';

/** Halo said no. `reason` is its own words, if it gave any. */
export class ApiError extends Error {
  constructor(status, body) {
    super(`The answer was ${status}`);
    this.status = status;
    this.reason = reasonOf(body);
  }
}

function reasonOf(body) {
  if (typeof body === 'string') return body;
  const found = body?.Message ?? body?.errorMessage ?? body?.error ?? modelState(body);
  return typeof found === 'string' ? found : (found.message ?? '');
}

/** The first text of `{ "path": ["text"] }`. */
function modelState(body) {
  const [first] = Object.values(body ?? {});
  return Array.isArray(first) ? String(first[0]) : '';
}

/** Calls the API as the signed-in agent and gives the answer's JSON. Throws ApiError. */
export async function api(method, path, body) {
  const headers = { 'halo-app-name': 'halo-web-application' };
  if (session.token) headers.authorization = `Bearer ${session.token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  const value = isJson ? JSON.parse(text) : null;
  if (answer.ok) return value;
  // Is it this one call, or has the whole sign-in ended? The heartbeat knows.
  if (session.token && (answer.status === 401 || value === 'Token not found')) void heartbeat();
  throw new ApiError(answer.status, value);
}

/** What the practice Halo offers beside Halo itself: time, reset, the third parties' pages. */
export async function aid(method, path) {
  const answer = await fetch(`/practice/${path}`, { method });
  if (!answer.ok) throw new Error(`The practice aid answered ${answer.status}`);
  return answer.json();
}

/** The page asks every 30 s whether its agent is still signed in, as Halo's page does. */
export async function heartbeat() {
  if (!session.token) return;
  const answer = await fetch('/api/OnlineStatus', {
    headers: { authorization: `Bearer ${session.token}` },
  }).catch(() => null);
  await answer?.text(); // what nobody reads, a recording does not hold
  if (answer && (answer.status === 401 || answer.status === 400))
    window.dispatchEvent(new Event('sign-in-ended'));
}
