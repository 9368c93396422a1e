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
  );
}
