import type { Call, Expected, Labelled } from './labelled.ts';

const post = (url: string, body: unknown, status = 400): Call => ({
  method: 'POST',
  url,
  status,
  body,
});
const halo = (
  cause: string,
  status: number,
  message: string | null,
  more: Partial<Expected> = {},
): Expected => ({ cause, status, refusedBy: 'halo', message, at: [0], ...more });

/** What an agent may not do or left out. */
export const permissions: readonly Labelled[] = [
  {
    name: 'an action that the agent may not run',
    calls: [
      post('/api/Actions', { Message: 'You do not have access to this Action at the moment' }),
    ],
    expected: [halo('action-access', 400, 'You do not have access to this Action at the moment')],
  },
  {
    name: 'the same with 403 and other shape',
    calls: [
      post('/api/actions', { error: 'You do not have access to this Action at the moment' }, 403),
    ],
    expected: [halo('action-access', 403, 'You do not have access to this Action at the moment')],
  },
  {
    name: 'a closed ticket',
    calls: [
      post('/api/Tickets', {
        ClassName: 'System.Exception',
        Message: 'You do not have permission to update this Ticket.',
      }),
    ],
    expected: [halo('closed-ticket', 400, 'You do not have permission to update this Ticket.')],
  },
  {
    name: 'a closed ticket behind an invoice e-mail',
    calls: [
      post(
        '/api/Actions',
        '"Unable to save data. You do not have permission to update this Ticket."',
        403,
      ),
    ],
    expected: [
      halo(
        'closed-ticket',
        403,
        'Unable to save data. You do not have permission to update this Ticket.',
      ),
    ],
  },
  {
    name: 'a ticket in another department',
    calls: [
      { url: '/api/Tickets/2210?includedetails=true', status: 404, body: '"Ticket not found."' },
    ],
    expected: [halo('ticket-not-visible', 404, 'Ticket not found.')],
  },
  {
    name: 'the same on saving',
    calls: [post('/api/Tickets', { message: 'Unable to save data. Ticket not found.' })],
    expected: [halo('ticket-not-visible', 400, 'Unable to save data. Ticket not found.')],
  },
  {
    name: 'a colleague who may not have the ticket',
    calls: [
      post('/api/Tickets', {
        Message:
          'Unable to re-assign. The Agent or Team was not found or did not have access to the Incident Type or Client.',
      }),
    ],
    expected: [
      halo(
        'assignment-access',
        400,
        'Unable to re-assign. The Agent or Team was not found or did not have access to the Incident Type or Client.',
      ),
    ],
  },
  {
    name: 'an outcome left out',
    calls: [post('/api/Actions', { Message: 'An Outcome must be entered for this Action' })],
    expected: [halo('mandatory-field', 400, 'An Outcome must be entered for this Action')],
  },
  {
    name: 'a category left out',
    calls: [post('/api/Tickets', { Message: 'Category 1 is required' })],
    expected: [halo('mandatory-field', 400, 'Category 1 is required')],
  },
  {
    name: 'fields left out, as a dictionary',
    calls: [
      post('/api/Tickets', {
        title: 'One or more validation errors occurred.',
        status: 400,
        errors: { impact: ['The impact field is required.'] },
      }),
    ],
    expected: [halo('mandatory-field', 400, 'impact: The impact field is required.')],
  },
  {
    name: 'a ticket type still in use',
    calls: [
      {
        method: 'DELETE',
        url: '/api/TicketType/12',
        status: 400,
        body: { Message: 'Please move these tickets to another Ticket Type before deleting' },
      },
    ],
    expected: [
      halo(
        'object-in-use',
        400,
        'Please move these tickets to another Ticket Type before deleting',
      ),
    ],
  },
  {
    name: 'a category used by a rule',
    calls: [
      {
        method: 'DELETE',
        url: '/api/Category/4',
        status: 400,
        body: '"criteria in use by Rule: Assign VIP"',
      },
    ],
    expected: [halo('object-in-use', 400, 'criteria in use by Rule: Assign VIP')],
  },
  {
    name: 'a report kept from this agent',
    calls: [{ url: '/api/Report/77?includedetails=true', status: 404, body: '' }],
    expected: [halo('report-restricted', 404, null, { confidence: ['likely', 'possible'] })],
  },
  {
    name: 'reporting switched off for the role',
    calls: [{ url: '/api/Report', status: 404, body: { Message: 'Not found' } }],
    expected: [halo('report-restricted', 404, 'Not found', { confidence: ['likely', 'possible'] })],
  },
  {
    name: 'a path with api twice',
    calls: [{ url: '/api/api/Tickets', status: 404, body: '' }],
    expected: [halo('not-found', 404, null, { confidence: ['likely', 'possible'] })],
  },
  {
    name: 'a wrong page for reports',
    calls: [
      {
        url: '/reporting',
        kind: 'document',
        status: 404,
        body: '<html><title>404 - File or directory not found.</title></html>',
      },
    ],
    expected: [
      halo('not-found', 404, '404 - File or directory not found.', {
        confidence: ['likely', 'possible'],
      }),
    ],
  },
  {
    name: 'an API application with a weak agent',
    calls: [
      { url: '/api/Appointment', status: 403, body: '' },
      { url: '/api/Appointment', status: 403, body: '' },
    ],
    expected: [halo('forbidden', 403, null, { at: [0, 1] })],
  },
  {
    name: 'a permission refused in words of its own',
    calls: [
      {
        url: '/api/Invoice/9',
        status: 403,
        body: { ErrorMessage: 'Your role cannot see invoices' },
      },
    ],
    expected: [halo('forbidden', 403, 'Your role cannot see invoices')],
  },
  {
    name: 'the inner exception tells',
    calls: [
      post('/api/Actions', {
        ClassName: 'System.AggregateException',
        Message: 'One or more errors occurred.',
        InnerException: {
          ClassName: 'System.Exception',
          Message: 'You do not have access to this Action at the moment',
        },
      }),
    ],
    expected: [halo('action-access', 400, 'You do not have access to this Action at the moment')],
  },
  {
    name: 'Halo itself about a third party',
    calls: [
      post('/api/Invoice', { Message: 'You do not have permission to sync invoices to Xero' }, 403),
    ],
    expected: [halo('forbidden', 403, 'You do not have permission to sync invoices to Xero')],
  },
  {
    name: 'JSON inside a string',
    calls: [
      post(
        '/api/Actions',
        JSON.stringify(JSON.stringify({ Message: 'An Outcome must be entered for this Action' })),
      ),
    ],
    expected: [halo('mandatory-field', 400, 'An Outcome must be entered for this Action')],
  },
  {
    name: 'JSON inside the message',
    calls: [
      post('/api/Tickets', {
        Message: JSON.stringify({
          errorMessage: 'You do not have permission to update this Ticket.',
        }),
      }),
    ],
    expected: [halo('closed-ticket', 400, 'You do not have permission to update this Ticket.')],
  },
  {
    name: 'plain text',
    calls: [
      {
        ...post(
          '/api/Tickets',
          'Unable to re-assign. The Agent or Team was not found or did not have access to the Request Type or Client.',
        ),
        type: 'text/plain',
      },
    ],
    expected: [
      halo(
        'assignment-access',
        400,
        'Unable to re-assign. The Agent or Team was not found or did not have access to the Request Type or Client.',
      ),
    ],
  },
  {
    name: 'a row of a list answer',
    calls: [post('/api/Tickets', [{ errorMessage: 'Details is required' }])],
    expected: [halo('mandatory-field', 400, 'Details is required')],
  },
  {
    name: 'an error of Halo beside an approval in the agent app',
    calls: [{ url: '/api/TicketApproval/12', status: 404, body: { Message: 'Not Found' } }],
    expected: [
      {
        cause: 'approval-link-gone',
        example: '404-approval-link',
        status: 404,
        refusedBy: 'halo',
        message: 'Not Found',
        at: [0],
      },
    ],
  },
  {
    name: 'a ticket that is read by two ids is one route',
    calls: [
      { url: '/api/Tickets/1', status: 403, body: '' },
      { url: '/api/tickets/2', status: 403, body: '' },
    ],
    expected: [halo('forbidden', 403, null, { at: [0, 1] })],
  },
];
