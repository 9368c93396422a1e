import { json, refuse, type Answer, refuseSilently } from './answer.ts';
import { number, records, text, type Call } from './call.ts';
import { byId } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Approval, Ticket } from './records.ts';
import { listOf, type Route } from './route.ts';

/**
 * The portal needs no sign-in here: whoever has the link's token may answer, as with Halo's own
 * approval mails.
 */
export const approvalRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/TicketApproval', area: 'tickets', handle: listApprovals },
  { method: 'GET', path: '/api/TicketApproval/{}', open: true, handle: readApproval },
  { method: 'POST', path: '/api/TicketApproval', open: true, handle: answerApprovals },
];

/** The mail that asked for an approval, as its reader sees it; the link's shape is ours. */
export const approvalMail = ({ id, ticket_id, seq, token, emailaddress }: Approval) => ({
  to: emailaddress,
  subject: `Please approve request ${ticket_id}`,
  link: `/portal/approval?id=${id}&ticket_id=${ticket_id}&seq=${seq}&token=${token}`,
});

function listApprovals({ world, request }: Call): Answer {
  const ticket = request.url.searchParams.get('ticket_id');
  const rows = world.db.approvals.filter((approval) => String(approval.ticket_id) === ticket);
  return json(
    200,
    listOf(
      'approvals',
      rows.map(({ token: _secret, ...rest }) => rest),
    ),
  );
}

/** The approval and its ticket, if the token is right and the ticket is still there. */
function find(
  { world }: Call,
  found: Approval | undefined,
  token: string | null | undefined,
): { approval: Approval; ticket: Ticket } {
  const ticket = byId(world.db.tickets, found?.ticket_id);
  if (!found || found.token !== token || !ticket || ticket.deleted) return refuseSilently(404);
  return { approval: found, ticket };
}

function readApproval(call: Call): Answer {
  const { approval, ticket } = find(
    call,
    byId(call.world.db.approvals, call.params[0]),
    call.request.url.searchParams.get('token'),
  );
  return json(200, {
    ...approval,
    ticket_summary: ticket.summary,
    ticket_details: ticket.details,
    user_name: ticket.user_name,
  });
}

function answerApprovals(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const id = number(fields, 'ticket_id');
      const seq = number(fields, 'seq');
      const { approval } = find(
        call,
        call.world.db.approvals.find((entry) => entry.ticket_id === id && entry.seq === seq),
        text(fields, 'token'),
      );
      const result = number(fields, 'result');
      if (result !== 1 && result !== 2) return refuse(400, invented.required('result'));
      approval.result = result;
      return approval;
    }),
  );
}
