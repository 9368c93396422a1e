import { aid } from '../api.js';
import { button, card, heading } from '../controls.js';
import { el } from '../dom.js';
import { say } from '../shell.js';

/** Faults that nobody sees until somebody looks, each caused by a press; and the server's clock. */
export async function faultsView({ refresh }) {
  const faults = await aid('GET', 'faults');
  const cause = (name, title) =>
    button(
      `Cause it: ${title}`,
      async () => {
        await aid('POST', `fault?name=${name}`);
        say(`Caused: ${title}.`);
      },
      { 'aria-label': `Cause it: ${title}` },
    );
  return el(
    'div',
    {},
    heading('Quiet faults'),
    card(
      null,
      el('p', {}, 'Each fault is really caused. No page shows it by itself: a check-up finds it.'),
      el(
        'ul',
        { class: 'links' },
        faults.map(({ name, title }) => el('li', {}, cause(name, title))),
      ),
    ),
    card(
      'The server',
      el('p', { class: 'hint' }, 'In real life whoever looks after the server does this.'),
      el(
        'div',
        { class: 'tools' },
        button('Set the clock right', async () => {
          await aid('POST', 'clock');
          await refresh();
          say('The clock is right again.');
        }),
      ),
    ),
  );
}
