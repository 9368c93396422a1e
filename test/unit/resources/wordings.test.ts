import { describe, expect, test } from 'vitest';
import type { ExampleExchange } from '../../../shared/rules/cause.ts';
import { diagnosesOf } from './built-in.ts';

/**
 * Nobody outside of Halo knows all of its words, and they change between versions. So each cause
 * has to know its failure in words that stand in no knowledge file, and to leave alone what only
 * sounds like it.
 */
const wordings: readonly (readonly [
  cause: string,
  request: string,
  status: number,
  messages: readonly string[],
])[] = [
  [
    'charge-rate-access',
    'POST /api/Actions',
    400,
    [
      'Agent does not have permission for charge rate Standard Hourly',
      'You do not have rights to use this Charge Rate',
      'Charge rate "Emergency" is not available to the agent',
      'The selected charge rate is not permitted for agent 12',
      'Access to charge rate 3 is denied',
      "The agent doesn't have access to the charge rate",
      'Charge rate access denied',
      'You are not authorised to apply charge rate X',
      'The agent (Sam) lacks access to Charge Rate "OOH"',
      'Charge rate not accessible by agent',
      'The charge rate is restricted',
      'You may not use charge rate X',
      'Agents in this role cannot use the charge rate',
    ],
  ],
  [
    'bad-request',
    'POST /api/Actions',
    400,
    [
      'Charge rate not found',
      'Charge rate must be greater than 0',
      'This charge type is not allowed for this ticket type',
      'Charge rate is not available for this contract',
      'Charge rate is not valid for the date',
    ],
  ],
  [
    'mandatory-field',
    'POST /api/Actions',
    400,
    [
      'A charge rate must be selected',
      'Charge rate is required',
      'Charge rate cannot be empty for this client',
    ],
  ],
  [
    'action-access',
    'POST /api/Actions',
    400,
    [
      'Agent has no access to this Action',
      'You do not have permission to use this action',
      'This action is not available for this ticket',
      'You cannot perform this action at the moment',
    ],
  ],
  [
    'closed-ticket',
    'POST /api/Tickets',
    400,
    [
      'Unable to save data. You do not have permission to update this Ticket.',
      'You may not edit a closed ticket',
      'This ticket is closed and cannot be updated',
      'You are not allowed to update closed tickets',
      'The agent cannot edit closed Tickets',
      'No permission to update this ticket',
    ],
  ],
  [
    'ticket-not-visible',
    'GET /api/Tickets/55',
    404,
    [
      'Ticket not found.',
      'Ticket 55 not found',
      'The requested ticket could not be found',
      'Ticket with ID 55 was not found',
    ],
  ],
  [
    'ticket-not-visible',
    'POST /api/Actions',
    400,
    ['Unable to save data. Ticket not found.', 'Could not find ticket 55'],
  ],
  [
    'assignment-access',
    'POST /api/Tickets',
    400,
    [
      'Unable to re-assign. The Agent or Team was not found or did not have access to the $#request Type or Client.',
      'Unable to reassign the ticket: the team does not have access to the client',
      'Agent cannot be assigned to this ticket type',
      'The ticket could not be re-assigned',
      'The agent or team does not have access to the Ticket Type',
    ],
  ],
  [
    'mandatory-field',
    'POST /api/Tickets',
    400,
    [
      'An Outcome must be entered for this Action',
      'Please enter a Category',
      'category_1 is mandatory',
      'The field Impact must have a value',
      'Summary cannot be blank',
      'Missing required field: urgency',
      'You must select a category',
      'Category 1 has not been set',
      'Please complete all mandatory fields',
      'Required: impact, urgency',
      'No outcome specified',
      'Please supply an outcome',
    ],
  ],
  [
    'bad-request',
    'POST /api/Tickets',
    400,
    [
      'Please contact the administrator',
      'Ticket cannot be saved. Category not found',
      'Please enter a valid email address',
      'Cannot specify a date in the past',
      'The agent is not available at this time, action not saved',
      'You do not have the required access',
      'Date must be set in the future',
      'You are not allowed to view closed tickets',
    ],
  ],
  ['bad-request', 'POST /api/Asset', 400, ['The asset cannot be assigned to this user']],
  ['bad-request', 'POST /api/TicketApproval', 400, ['The approval token has expired']],
  [
    'object-in-use',
    'DELETE /api/Status/5',
    400,
    [
      'criteria in use by Rule: x',
      'move these tickets to another Ticket Type before deleting',
      'This status is in use and cannot be deleted',
      'Cannot delete: 14 tickets are using this category',
      'Unable to delete as it is linked to 3 assets',
      'The DELETE statement conflicted with the REFERENCE constraint "FK_x"',
      'This team still has agents assigned to it',
    ],
  ],
  ['forbidden', 'DELETE /api/Team/4', 403, ['You are not assigned to this team']],
  ['endpoint-permission', 'DELETE /api/Tickets/991', 401, ['restricted']],
  ['conflict', 'POST /api/Asset', 409, ['Tag already in use', 'This ticket is already closed']],
  ['unprocessable', 'POST /api/Tickets', 422, ['The Summary field is required']],
  [
    'report-sql',
    'GET /api/Report/22?loadreport=true',
    500,
    [
      "Incorrect syntax near the keyword 'WHERE'.",
      'Divide by zero error encountered.',
      'Conversion failed when converting date and/or time from character string.',
    ],
  ],
  ['report-timeout', 'GET /api/Report/22?loadreport=true', 504, ['The request timed out']],
  ['gateway-timeout', 'POST /api/Invoice', 504, ['The request timed out']],
  ['integration-rate-limit', 'POST /api/Invoice', 400, ['Xero: 429 Too Many Requests']],
  [
    'halo-rate-limit',
    'GET /api/IntegrationData/Get/NinjaRMM',
    429,
    ['Rate Limit Reached - 500 Requests per rolling 5 minute window'],
  ],
];

const lines: readonly (readonly [cause: string | null, line: string])[] = [
  [
    'integration-permissions',
    '2026-11-03 09:12:44 ERROR Failed to update asset (LAPTOP-1). Error = 403 Forbidden',
  ],
  ['integration-credentials', 'Failed to get devices (Addigy). Error = 401 Unauthorized'],
  ['integration-rate-limit', 'Error syncing invoice to Xero: 429 Too Many Requests'],
  ['session-expired', '400 - "Token not found"'],
  ['charge-rate-access', 'Error 400: agent does not have access to charge rate'],
  [
    'report-timeout',
    'GET https://example.halopsa.com/api/Report/212?loadreport=true 504 (Gateway Timeout)',
  ],
  ['gateway-timeout', 'GET https://example.halopsa.com/api/Tickets 504 (Gateway Timeout)'],
  ['not-authenticated', '401 Unauthorized'],
  ['dns-failure', 'GET https://example.halopsa.com/api/Tickets net::ERR_NAME_NOT_RESOLVED'],
  [null, 'Import started for Xero'],
  [null, '12:00 INFO Imported 429 invoices'],
  [null, 'Ticket 401 updated'],
  ['unrecognised', 'SQL error connecting to the database'],
];

const site = 'https://example.halopsa.com';
const healthy = { url: `${site}/api/Agent/me`, body: '{"id":7}' };

function causesOf(exchanges: readonly ExampleExchange[]): readonly string[] {
  return diagnosesOf(exchanges).map((diagnosis) => diagnosis.cause);
}

describe('the cause is known in other words', () => {
  const rows = wordings.flatMap(([cause, request, status, messages]) =>
    messages.map((message) => ({ cause, request, status, message })),
  );

  test.each(rows)('$cause: $message', ({ cause, request, status, message }) => {
    const [method = '', path = ''] = request.split(' ');
    const failed = {
      method,
      url: `${site}${path}`,
      status,
      body: JSON.stringify({ Message: message }),
    };
    expect(causesOf([healthy, failed, healthy])).toEqual([cause]);
  });

  test.each(lines)('%s: %s', (cause, text) => {
    expect(causesOf([{ text }])).toEqual(cause === null ? [] : [cause]);
  });
});
