import { api } from '../api.js';
import { button, card, facts, heading } from '../controls.js';
import { saving } from '../dialog.js';
import { el } from '../dom.js';
import { say } from '../shell.js';

const results = ['', 'You approved this request.', 'You rejected this request.'];

/** Where the link of an approval mail leads. It needs no sign-in; the link's token is enough. */
export async function approvalView({ url, refresh }) {
  const query = url.searchParams;
  const token = query.get('token') ?? '';
  const approval = await api(
    'GET',
    `/api/TicketApproval/${encodeURIComponent(query.get('id'))}?token=${encodeURIComponent(token)}`,
  );
  const answer = (result) =>
    saving(async () => {
      await api('POST', '/api/TicketApproval', [
        {
          ticket_id: approval.ticket_id,
          seq: approval.seq,
          actionnumber: approval.actionnumber,
          result,
          token,
        },
      ]);
      await refresh();
      say('Thank you, your answer was saved.');
    });
  return el(
    'div',
    {},
    heading('Your approval is needed'),
    card(
      approval.ticket_summary,
      facts(['Request', `#${approval.ticket_id}`], ['Asked by', approval.user_name]),
      el('p', {}, approval.ticket_details),
      approval.result === 0
        ? el(
            'div',
            { class: 'tools' },
            button('Approve', () => answer(1), { class: 'primary' }),
            button('Reject', () => answer(2)),
          )
        : el('p', {}, el('strong', {}, results[approval.result])),
    ),
  );
}
