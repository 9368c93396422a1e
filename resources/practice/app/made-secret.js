import { aid } from './api.js';
import { button, facts } from './controls.js';
import { el } from './dom.js';
import { say } from './shell.js';

/**
 * A stand-in for another system's own page, on which a secret is made and shown once. `shown`: the
 * secret in pairs of title and text; `use`: puts it into the form beside it.
 */
export function madeSecretCard({ label, title, make, path, shown, use }) {
  const made = el('div', { 'aria-live': 'polite' });
  const create = async () => {
    const secret = await aid('POST', path);
    made.replaceChildren(
      facts(...shown(secret)),
      el(
        'div',
        { class: 'tools' },
        button('Put them into the form', () => {
          use(secret);
          say('Now press “Save settings”.');
        }),
      ),
    );
  };
  return el(
    'section',
    { class: 'card outside', 'aria-label': label },
    el('h2', {}, title),
    el('p', { class: 'hint' }, 'In real life this is another site, with its own sign-in.'),
    el('div', { class: 'tools' }, button(make, create)),
    made,
  );
}
