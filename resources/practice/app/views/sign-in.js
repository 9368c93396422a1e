import { aid } from '../api.js';
import { button, card } from '../controls.js';
import { el } from '../dom.js';
import { signIn } from '../session.js';

/** One press per practice agent: names and passwords are filled in already. */
export function signInView(agents, done) {
  const problem = el('p', { role: 'alert' });
  const enter = async (agent) => {
    if (await signIn(agent)) return done();
    problem.textContent = 'The sign-in was refused. Try again in a moment.';
  };
  return el(
    'main',
    { class: 'sign-in' },
    el('img', { src: '/app/logo.svg', alt: '', width: 56, height: 56 }),
    el('h1', { tabindex: '-1' }, 'Practice Halo'),
    el(
      'p',
      {},
      'A small service desk to make mistakes in. Nothing here is real, and nothing leaves this computer.',
    ),
    card(
      'Who are you today?',
      el(
        'ul',
        { class: 'people' },
        agents.map((agent) =>
          el(
            'li',
            {},
            button(`Sign in as ${agent.name}`, () => enter(agent), { class: 'primary' }),
            el('span', {}, agent.role_name),
          ),
        ),
      ),
      problem,
    ),
    companyCard(),
  );
}

/** Signing in with the company's account: a server of its own asks who somebody is. */
function companyCard() {
  const refused = new URL(location.href).searchParams.get('company') === 'refused';
  const state = el(
    'p',
    { role: 'status', class: refused ? 'problem' : null },
    refused ? 'The company sign-in refused this account.' : '',
  );
  const go = button('Sign in with the company account', () =>
    location.assign('/auth/account/company'),
  );
  const assign = button('Let Sam Rivera use Halo', async () => {
    await aid('POST', 'company-sign-in/assign?username=sam');
    state.textContent = 'Sam Rivera is on the list now.';
  });
  return el(
    'div',
    {},
    card('Or with the account of your company', el('div', { class: 'tools' }, go), state),
    refused
      ? el(
          'section',
          { class: 'card outside', 'aria-label': 'Company directory' },
          el('h2', {}, 'The company’s own directory'),
          el(
            'p',
            { class: 'hint' },
            'In real life this is another site, and your IT team opens it.',
          ),
          el('div', { class: 'tools' }, assign),
        )
      : null,
  );
}
