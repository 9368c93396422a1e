import { aid, api, ApiError, heartbeat } from './api.js';
import { card, heading } from './controls.js';
import { el } from './dom.js';
import { viewOf } from './routes.js';
import { session, signInWithCode } from './session.js';
import { portalShell, say, shell } from './shell.js';
import { signInView } from './views/sign-in.js';

/** The page that the server sends has one. */
const app = /** @type {HTMLElement} */ (document.getElementById('app'));
let turn = 0;
/** The token that the heartbeat found ended, if any. @type {string | null} */
let endedToken = null;

/** Shows the page of the present address. `keep` leaves the message of the last save in sight. */
async function show({ keep = false } = {}) {
  turn += 1;
  const mine = turn;
  const url = new URL(location.href);
  if (!keep) say('');
  const portal = url.pathname.startsWith('/portal');
  if (!portal && !session.token) {
    document.title = 'Sign in – Practice Halo';
    app.replaceChildren(signInView(await aid('GET', 'agents'), () => show()));
    return;
  }
  const page = { url, go, refresh: () => show({ keep: true }), agent: null };
  let content;
  try {
    if (!portal) page.agent = await api('GET', '/api/Agent/me');
    content = await viewOf(url.pathname)(page);
  } catch (error) {
    content = failed(error);
  }
  if (mine !== turn) return; // the reader has already gone on
  const focused = keep ? nameOf(document.activeElement) : '';
  const scrolled = keep ? (document.getElementById('main')?.scrollTop ?? 0) : 0;
  if (portal) portalShell(app, content);
  else await shell(app, page, content);
  const main = document.getElementById('main');
  if (main) main.scrollTop = scrolled;
  showEnded();
  /** @type {HTMLElement | null} */
  const title = app.querySelector('main h1');
  document.title = `${title?.textContent ?? 'Practice Halo'} – Practice Halo`;
  if (document.querySelector('dialog[open]')) return;
  const again =
    focused &&
    [
      .../** @type {NodeListOf<HTMLElement>} */ (
        app.querySelectorAll('button, a, input, select, textarea')
      ),
    ].find((node) => nameOf(node) === focused);
  (again || title)?.focus({ preventScroll: true });
}

/** What tells a control from the others on its page, so that the focus finds it again. */
const nameOf = (node) =>
  node && node !== document.body
    ? `${node.tagName} ${node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent}`
    : '';

function showEnded() {
  const bar = document.getElementById('ended');
  if (bar) bar.hidden = endedToken === null || endedToken !== session.token;
}

/** A page that did not load. Halo shows little more than this. */
function failed(error) {
  const status = error instanceof ApiError ? `Error ${error.status}` : 'No connection';
  if (!(error instanceof ApiError)) console.error(error);
  return el(
    'div',
    { 'data-error': error?.status ?? 0 },
    heading(status),
    card(
      null,
      el(
        'p',
        {},
        error?.status === 404
          ? 'We could not find what you asked for.'
          : 'Something went wrong while loading this page.',
      ),
    ),
  );
}

/** The company's sign-in sends people back with a code; the address keeps only a refusal. */
async function comeBack() {
  const code = new URL(location.href).searchParams.get('company');
  if (code === null || code === 'refused') return;
  if (await signInWithCode(code)) {
    const { username } = await api('GET', '/api/Agent/me');
    session.keep(session.token, username);
  }
  history.replaceState(null, '', '/');
}

/** Goes to another page of the app. */
function go(path) {
  history.pushState(null, '', path);
  return show();
}

document.addEventListener('click', (event) => {
  /** @type {HTMLAnchorElement | null} */
  const anchor = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  if (
    !anchor ||
    anchor.target ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.button !== 0
  )
    return;
  event.preventDefault();
  void go(anchor.getAttribute('href'));
});
window.addEventListener('popstate', () => void show());
window.addEventListener('practice-changed', async (event) => {
  await show({ keep: true });
  if (event instanceof CustomEvent && event.detail !== '') say(event.detail);
});
window.addEventListener('sign-in-ended', () => {
  endedToken = session.token;
  showEnded();
});
setInterval(heartbeat, 30_000);

const { run } = await aid('GET', 'state');
session.belongTo(run);
await comeBack();
await show();
void heartbeat();
