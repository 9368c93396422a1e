import type { Expected, Labelled } from './labelled.ts';

const line = (
  text: string,
  status: number,
  expected: Omit<Expected, 'wireStatus' | 'at' | 'status' | 'message'> & {
    status?: number;
    message?: string;
  },
): Labelled => ({
  name: `the line: ${text.slice(0, 60)}`,
  calls: [{ line: text, status }],
  expected: [{ status, message: text, ...expected, wireStatus: null, at: [0] }],
});

/** Pasted messages and log lines; what a line does not say stays unknown. */
export const text: readonly Labelled[] = [
  line('Failed to create/update user (anonymized). Error = 403 Forbidden', 403, {
    cause: 'integration-permissions',
    example: '403-integration-import',
    refusedBy: 'integration',
  }),
  line(
    '2026-03-03 02:00:05 [ERR] Failed to import assets (Addigy). Error = 401 Unauthorized',
    401,
    {
      cause: 'integration-credentials',
      example: '401-integration-import',
      refusedBy: 'integration',
      integration: 'Addigy',
      message: 'Failed to import assets (Addigy). Error = 401 Unauthorized',
    },
  ),
  line('Failed to sync invoice (INV-0042) to Xero. Error = 429 Too Many Requests', 429, {
    cause: 'integration-rate-limit',
    example: '429-xero-sync',
    refusedBy: 'integration',
    integration: 'Xero',
  }),
  line('Rate Limit Reached - 300 Requests per rolling 5 minute window', 0, {
    cause: 'halo-rate-limit',
    refusedBy: 'halo',
  }),
  line('You do not have access to this Action at the moment', 0, {
    cause: 'action-access',
    refusedBy: 'halo',
  }),
  line('Unable to save data. You do not have permission to update this Ticket.', 0, {
    cause: 'closed-ticket',
    refusedBy: 'halo',
  }),
  line('Unable to save data. Ticket not found.', 0, {
    cause: 'ticket-not-visible',
    refusedBy: 'halo',
  }),
  line(
    'Unable to re-assign. The Agent or Team was not found or did not have access to the Incident Type or Client.',
    0,
    { cause: 'assignment-access', refusedBy: 'halo' },
  ),
  line('An Outcome must be entered for this Action', 0, {
    cause: 'mandatory-field',
    refusedBy: 'halo',
  }),
  line('Token not found', 0, { cause: 'session-expired', refusedBy: 'sign-in' }),
  line('The Jamf import has not run since 12 November', 0, {
    cause: 'schedule-late',
    refusedBy: 'halo',
  }),
  line('Webhook "New ticket to chat" was automatically disabled', 0, {
    cause: 'webhook-off',
    refusedBy: 'halo',
  }),
  line('The connection to the mailbox Service desk will expire in 5 days', 0, {
    cause: 'connection-ending',
    refusedBy: 'halo',
  }),
  line('No organisation has been selected for this connection', 0, {
    cause: 'organisation-missing',
    refusedBy: 'halo',
  }),
  line('invalid_client', 0, { cause: 'api-client-invalid', refusedBy: 'sign-in' }),
  line('Invalid SQL Statement. Failed with error: The ORDER BY clause is invalid in views', 0, {
    cause: 'report-sql',
    refusedBy: 'halo',
  }),
  line('criteria in use by Rule: Assign VIP', 0, { cause: 'object-in-use', refusedBy: 'halo' }),
  line(
    'POST https://acme.halopsa.com/api/Actions 400 The agent does not have access to this charge rate',
    400,
    {
      cause: 'charge-rate-access',
      example: '400-charge-rate',
      refusedBy: 'halo',
      message: 'The agent does not have access to this charge rate',
    },
  ),
  line('GET https://acme.halopsa.com/ net::ERR_NAME_NOT_RESOLVED', 0, {
    cause: 'dns-failure',
    refusedBy: 'network',
    message: 'net::ERR_NAME_NOT_RESOLVED',
  }),
  {
    name: 'names differ, the line is the same',
    calls: [
      { line: 'Failed to create/update user (Al). Error = 403 Forbidden', status: 403 },
      { line: 'Failed to create/update user (Jo). Error = 403 Forbidden', status: 403 },
    ],
    expected: [
      {
        cause: 'integration-permissions',
        example: '403-integration-import',
        status: 403,
        wireStatus: null,
        refusedBy: 'integration',
        message: 'Failed to create/update user (Al). Error = 403 Forbidden',
        at: [0, 1],
      },
    ],
  },
];
