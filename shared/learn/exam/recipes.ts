import type { Dice } from './dice.ts';
import { integrationRecipes } from './integration-recipes.ts';
import { customRecipes } from './custom-recipes.ts';
import type { Recipe } from './recipe.ts';
import { signInRecipes } from './sign-in-recipes.ts';

const pad = (status: number, title: string): string =>
  `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;

/** The body shapes in which Halo refuses. */
function refusal(dice: Dice, message: string): unknown {
  return dice.one<unknown>([
    { ClassName: 'System.Exception', Message: message, InnerException: null },
    JSON.stringify(message),
    { Message: message },
    { resultCode: 1, errorMessage: message },
  ]);
}

const rates = ['After hours', 'Weekend', 'Travel', 'Senior engineer', 'Project'] as const;
const ticket = (dice: Dice) => dice.number(1_000, 99_000);

const haloRecipes: readonly Recipe[] = [
  {
    cause: 'charge-rate-access',
    story: () => 'A quick action on a ticket would not save.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/api/Actions',
        status: 400,
        sent: [{ ticket_id: ticket(dice), outcome_id: 5 }],
        body: refusal(
          dice,
          dice.one([
            `The agent does not have access to the charge rate "${dice.one(rates)}".`,
            `You are not permitted to use the charge rate ${dice.one(rates)}`,
            `Agent has no access to Charge Rate: ${dice.one(rates)}`,
          ]),
        ),
      },
    ],
  },
  {
    cause: 'action-access',
    story: () => 'An agent pressed a button on a ticket, and nothing was saved.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/api/Actions',
        status: 400,
        sent: [{ ticket_id: ticket(dice) }],
        body: refusal(dice, 'You do not have access to this Action at the moment.'),
      },
    ],
  },
  {
    cause: 'closed-ticket',
    story: () => 'An agent wanted to correct an old ticket.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/api/Tickets',
        status: 400,
        sent: [{ id: ticket(dice) }],
        body: refusal(dice, 'You do not have permission to update this Ticket.'),
      },
    ],
  },
  {
    cause: 'mandatory-field',
    story: () => 'A new ticket could not be saved.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/api/Tickets',
        status: 400,
        sent: [{ summary: 'New starter' }],
        body: refusal(
          dice,
          dice.one([
            'An Outcome must be entered for this Action',
            'A Category must be selected',
            'A Site must be entered for this Ticket',
          ]),
        ),
      },
    ],
  },
  {
    cause: 'object-in-use',
    story: () => 'An admin tidied up the configuration and could not delete something.',
    calls: (dice) => [
      {
        method: 'DELETE',
        url: `/api/${dice.one(['TicketType', 'Category', 'Team'])}/${dice.number(3, 80)}`,
        status: 400,
        body: refusal(
          dice,
          dice.one([
            'This is still in use and cannot be deleted. Please move the tickets first.',
            'It cannot be deleted because it is used by 14 tickets.',
          ]),
        ),
      },
    ],
  },
  {
    cause: 'forbidden',
    story: () => 'One page of Halo does not open for one agent.',
    calls: (dice) => [
      {
        url: dice.one(['/api/Invoice?page_no=1', '/api/Audit', '/api/Contract', '/api/Supplier']),
        status: 403,
        body: '',
      },
    ],
  },
  {
    cause: 'not-found',
    story: () => 'A colleague sent a link, and it opened an empty page.',
    calls: (dice) => [
      {
        url: `/api/${dice.one(['KBArticle', 'Asset', 'Contract', 'Site'])}/${dice.number(20, 900)}`,
        status: 404,
        body: '',
      },
    ],
  },
  {
    cause: 'approval-link-gone',
    story: () => 'A manager followed the link in an approval mail.',
    calls: (dice) => [
      {
        url: `/api/TicketApproval/${dice.number(10, 800)}?token=${dice.letters(16)}`,
        status: 404,
        body: dice.one<unknown>([{ Message: 'Ticket not found' }, '']),
        page: '/portal/approval?id=88',
        signedIn: false,
      },
    ],
  },
  {
    cause: 'report-timeout',
    story: () => 'A report turns and turns, and then shows nothing.',
    calls: (dice) => [
      {
        url: `/api/Report/${dice.number(3, 400)}?loadreport=true`,
        status: 504,
        mimeType: 'text/html',
        body: pad(504, 'Gateway Time-out'),
        took: dice.number(58_000, 121_000),
        page: '/reports?mainview=reportgroup',
      },
    ],
  },
  {
    cause: 'report-sql',
    story: () => 'A report that somebody changed yesterday shows no rows.',
    calls: (dice) => [
      {
        url: `/api/Report/${dice.number(3, 400)}?loadreport=true`,
        page: '/reports?mainview=reportgroup',
        body: {
          id: 7,
          report: {
            loaded: false,
            rows: [],
            load_error: `Invalid SQL Statement. Failed with error: ${dice.one(["Invalid column name 'clientt'.", "Incorrect syntax near 'FORM'.", "Invalid object name 'FAULTS2'."])}`,
          },
        },
      },
    ],
  },
  {
    cause: 'firewall-block',
    story: () => 'A note with a piece of code in it will not save.',
    calls: (dice) => [
      {
        method: 'POST',
        url: dice.one(['/api/Actions', '/api/Tickets', '/api/KBArticle']),
        status: 403,
        mimeType: 'text/html',
        body: dice.one([
          '<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>Cloudflare Ray ID: 8f2a</p></body></html>',
          '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Your support ID is: 12345</body></html>',
        ]),
      },
    ],
  },
  {
    cause: 'request-too-large',
    story: () => 'A large file could not be attached to a ticket.',
    calls: () => [
      {
        method: 'POST',
        url: '/api/Attachment',
        status: 413,
        mimeType: 'text/html',
        body: pad(413, 'Request Entity Too Large'),
      },
    ],
  },
  {
    cause: 'server-error',
    story: () => 'A page stops half way.',
    calls: (dice) => [
      {
        url: dice.one(['/api/Actions', '/api/Appointment', '/api/Projects']),
        status: 500,
        // A fault that nobody caught says nothing.
        body: dice.one<unknown>([
          '',
          {
            ClassName: 'System.NullReferenceException',
            Message: 'Object reference not set to an instance of an object.',
          },
        ]),
      },
    ],
  },
  {
    cause: 'record-protected',
    story: () => 'An agent tidied up the users of a customer, and one stayed.',
    calls: (dice) => [
      {
        method: 'DELETE',
        url: `/api/Users/${dice.number(10, 900)}`,
        status: 400,
        body: JSON.stringify('General Users cannot be deleted'),
      },
    ],
  },
  {
    cause: 'page-outdated',
    story: () => 'Halo was open over the weekend, and on Monday one page stays empty.',
    calls: (dice) => [
      {
        url: `/static/js/${dice.number(10, 400)}.${dice.letters(8)}.chunk.js`,
        status: 404,
        mimeType: 'text/html',
        body: pad(404, 'Not Found'),
        page: '/tickets?area=1',
        kind: 'script',
      },
    ],
  },
  {
    cause: 'sign-in-refused',
    story: () => 'A new colleague cannot sign in with the company account.',
    calls: (dice) => [
      {
        url: `/auth/account/azureresponse?error=access_denied&error_description=${encodeURIComponent(
          dice.one([
            'AADSTS50105: The signed in user is not assigned to a role for the application.',
            'AADSTS53003: Access has been blocked by Conditional Access policies.',
            'AADSTS65004: User declined to consent to access the app.',
          ]),
        )}&state=${dice.letters(12)}`,
        status: 400,
        mimeType: 'text/html',
        body: pad(400, 'Sign-in failed'),
        page: '/auth/account/azureresponse',
        kind: 'document',
        signedIn: false,
      },
    ],
  },
  {
    cause: 'service-unavailable',
    story: () => 'Suddenly nothing loads for anybody.',
    calls: (dice) => {
      const status = dice.one([502, 503]);
      return [
        {
          url: '/api/Tickets?page_no=1',
          status,
          mimeType: 'text/html',
          body: pad(status, status === 502 ? 'Bad Gateway' : 'Service Unavailable'),
        },
      ];
    },
  },
];

export const recipes: readonly Recipe[] = [
  ...haloRecipes,
  ...integrationRecipes,
  ...customRecipes,
  ...signInRecipes,
];
