import { aid } from './api.js';
import { button, choice } from './controls.js';
import { el, icon, link } from './dom.js';
import { session, signIn } from './session.js';
import { practiceStrip } from './strip.js';

const places = [
  ['/tickets', 'Tickets', 'tickets'],
  ['/reports', 'Reporting', 'reports'],
  ['/invoices?mainview=invoices&selid=-1&sellevel=1', 'Invoices', 'invoices'],
  ['/assets', 'Assets', 'assets'],
  ['/customers', 'Customers', 'customers'],
  ['/users', 'Users', 'users'],
  ['/planner', 'Planner', 'reports'],
  ['/console', 'API console', 'console'],
  ['/config', 'Configuration', 'config'],
  ['/mailbox', 'Mailbox', 'mailbox'],
];

const message = el('p', { class: 'message', role: 'status' });

/** Says how a save ended, below the page, until the next page or press. */
export function say(text) {
  message.textContent = text;
}

// What was said of one press is no answer to the next.
window.addEventListener(
  'click',
  ({ target }) => {
    if (target instanceof Element && target.closest('button, a') !== null) say('');
  },
  { capture: true },
);

/** Draws the page anew, and then says what was done: it can be pressed from then on. */
const again = (done = '') =>
  window.dispatchEvent(new CustomEvent('practice-changed', { detail: done }));

function signOut() {
  session.leave();
  history.pushState(null, '', '/');
  again();
}

const ended = () =>
  el(
    'div',
    { id: 'ended', class: 'ended', role: 'alert', hidden: true },
    el('span', {}, 'Your sign-in has ended.'),
    button('Sign in again', () => {
      session.leave();
      again();
    }),
  );

/** Who was chosen last, and the sign-in that is under way. */
let chosen = '';
let signingIn = Promise.resolve();

/**
 * Letters typed into the list choose one agent after another: each waits for the one before, and
 * who was chosen last is signed in at the end.
 */
function signInChosen(agent) {
  const { username } = agent;
  chosen = username;
  const enter = async () => {
    if (chosen !== username || !(await signIn(agent)) || chosen !== username) return;
    again(`${agent.name} is signed in now.`);
  };
  // One that could not be asked for keeps nobody out who is chosen after it.
  signingIn = signingIn.then(enter, enter);
}

/** The agent's page: bar, navigation, content, practice strip. */
export async function shell(app, page, content) {
  const agents = await aid('GET', 'agents');
  const who = choice(
    agents.map(({ username, name }) => [username, name]),
    session.username,
    {
      'aria-label': 'Signed in as',
      onchange: ({ target }) => {
        signInChosen(agents.find(({ username }) => username === target.value));
      },
    },
  );
  const here = page.url.pathname;
  const current = (path) => {
    const start = path.split('?')[0];
    return (
      here === start ||
      here.startsWith(`${start}/`) ||
      (start === '/tickets' && (here.startsWith('/ticket') || here === '/'))
    );
  };
  app.replaceChildren(
    el(
      'a',
      {
        class: 'skip',
        href: '#main',
        onclick: (event) => {
          event.preventDefault();
          event.stopPropagation();
          document.getElementById('main')?.focus();
        },
      },
      'Skip to content',
    ),
    el(
      'header',
      { class: 'bar' },
      el('img', { src: '/app/logo.svg', alt: '', width: 28, height: 28 }),
      el('strong', {}, 'Practice Halo'),
      el('span', { class: 'space' }),
      // The list has the same words for its name: they are read out once.
      el('span', { 'aria-hidden': 'true' }, 'Signed in as'),
      who,
      el(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': 'Sign out',
          title: 'Sign out',
          onclick: signOut,
        },
        icon('out'),
      ),
    ),
    el(
      'nav',
      { 'aria-label': 'Main' },
      places.map(([path, label, image]) =>
        link(path, [icon(image), el('span', {}, label)], {
          'aria-current': current(path) ? 'page' : null,
        }),
      ),
    ),
    el('main', { id: 'main', tabindex: '-1' }, ended(), content),
    message,
    practiceStrip(say),
  );
}

/** The portal, as a user outside the service desk sees it. */
export function portalShell(app, content) {
  app.replaceChildren(
    el(
      'header',
      { class: 'bar portal' },
      el('img', { src: '/app/logo.svg', alt: '', width: 28, height: 28 }),
      el('strong', {}, 'Self-service portal'),
      el('span', { class: 'space' }),
      link('/portal/home', 'Home'),
      link('/tickets', 'For agents'),
    ),
    el('main', { id: 'main', class: 'portal', tabindex: '-1' }, content),
    message,
    practiceStrip(say),
  );
}
