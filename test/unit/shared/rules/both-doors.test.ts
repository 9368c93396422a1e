import { describe, expect, test } from 'vitest';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { sceneOf } from '../../../labelled/labelled.ts';
import { knowledge } from './knowledge-files.ts';

/* One answer comes as a recording or as the line of a log: both say the same of it. */

const causes = knowledge();
const dump = (message: string) => ({ ClassName: 'System.Exception', Message: message, Data: null });
const nested = (code: string, message: string) => ({
  error: { code, message: JSON.stringify({ _version: 3, Message: message }), innerError: {} },
});

const answers: readonly (readonly [string, number, unknown, method?: string])[] = [
  ['/api/Tickets', 400, { '[0].outcome_id': ['Could not convert string to integer: Note.'] }],
  ['/api/Tickets', 400, dump('Please select a valid User')],
  ['/api/Tickets', 400, 'Please select a valid User'],
  ['/api/Tickets', 400, { Message: 'An Outcome must be entered for this Action' }],
  ['/api/Tickets', 400, { fault: 'The thing is broken' }],
  ['/api/Tickets', 400, { fault: { code: 7, string: 'No such thing' } }],
  ['/api/Tickets', 400, { whatever: 'No such thing' }],
  ['/api/Tickets', 400, {}],
  [
    '/api/TicketType',
    400,
    dump("Cannot insert the value NULL into column 'RTx', table 'D_A.dbo.T'"),
  ],
  ['/api/Priority/2', 400, "Priority 'VIP' has Tickets linked to it.", 'DELETE'],
  ['/api/IntegrationData/Get/Xero', 400, 'Invalid Data Type', 'GET'],
  ['/api/IntegrationData/Get/Xero', 400, { error: 'unauthorized_client' }, 'GET'],
  ['/api/IntegrationData/Get/Xero', 401, { Title: 'Unauthorized', Detail: 'TokenExpired' }, 'GET'],
  [
    '/api/IntegrationData/Get/Intune',
    400,
    nested('Forbidden', 'Application is not authorized to perform this operation.'),
    'GET',
  ],
  ['/api/IntegrationData/Import/Intune', 400, nested('BadRequest', 'An error has occurred')],
  [
    '/api/IntegrationData/Send/QuickBooksOnline',
    400,
    dump('{"Fault":{"Error":[{"Message":"Stale Object Error","code":"5010"}]}}'),
  ],
];

const toldOf = ({ diagnoses: [first] }: ReviewResult) => ({
  cause: first?.cause,
  status: first?.status,
  refusedBy: first?.refusedBy,
  integration: first?.integration,
  message: first?.message,
});

describe('an answer of', () => {
  const told = answers.map(([url, status, body, method = 'POST']) => {
    return { url, status, method, json: JSON.stringify(body) };
  });

  test.each(told)('$url ($status) $json says the same as a line', (answer) => {
    const { url, status, method, json } = answer;
    const recorded = createReview(causes);
    const calls = [{ method, url, status, body: json }];
    for (const exchange of sceneOf({ name: '', calls, expected: [] }).exchanges)
      recorded.add(exchange);
    const pasted = createReview(causes);
    const reader = new TextReader((exchange) => pasted.add(exchange));
    reader.pushText(`${method} https://example.halopsa.com${url} ${status}: ${json}`);
    reader.end();
    expect(toldOf(pasted.result())).toEqual(toldOf(recorded.result()));
    expect(recorded.result().diagnoses).toHaveLength(1);
  });
});
