import { card, heading, table } from '../controls.js';
import { api } from '../api.js';
import { el, when } from '../dom.js';

/** The planner: what is open, oldest first. Its script comes only when somebody opens it. */
export async function plannerView() {
  const { tickets } = await api('GET', '/api/Tickets?open_only=true');
  return el(
    'div',
    {},
    heading('Planner'),
    card(
      'Plan for today',
      table(
        'Oldest first',
        [
          { title: 'Since', cell: ({ dateoccurred }) => when(dateoccurred) },
          { title: 'Ticket', cell: ({ id, summary }) => `${id} ${summary}` },
        ],
        tickets.toSorted((a, b) => a.dateoccurred.localeCompare(b.dateoccurred)),
      ),
    ),
  );
}
