import { aid } from '../api.js';
import { card, heading, table } from '../controls.js';
import { el, link } from '../dom.js';

export function portalHomeView() {
  return el(
    'div',
    {},
    heading('Welcome'),
    card(
      null,
      el(
        'p',
        {},
        'This is where the people you help see their requests and answer approvals. Follow the link in a mail to approve something.',
      ),
    ),
  );
}

/** Mails that the practice Halo has sent. They arrive at nobody. */
export async function mailboxView() {
  const mails = await aid('GET', 'mailbox');
  return el(
    'div',
    {},
    heading('Mailbox'),
    table(
      'Mails sent by the practice Halo',
      [
        { title: 'To', wide: true, cell: ({ to }) => to },
        { title: 'Subject', cell: ({ subject }) => subject },
        {
          title: 'Link',
          cell: ({ link: href, subject }) =>
            link(href, 'Open the approval', { 'aria-label': `Open the approval: ${subject}` }),
        },
      ],
      mails,
    ),
  );
}

export const notFoundView = () =>
  el(
    'div',
    {},
    heading('There is no such page'),
    card(null, el('p', {}, 'The address may be mistyped. ', link('/tickets', 'Go to the tickets'))),
  );
