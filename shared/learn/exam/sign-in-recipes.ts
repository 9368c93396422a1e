import type { ExamCall } from './call.ts';
import type { Recipe } from './recipe.ts';

const page = (title: string, words = title): string =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`;
const html = { mimeType: 'text/html', kind: 'document', signedIn: false } as const;
/** The page on which Halo takes in what the company's sign-in sent, where it fails. */
const wayBack = (words: string): ExamCall => ({
  method: 'POST',
  url: '/signin-oidc',
  status: 500,
  body: page('Error', words),
  page: '/signin-oidc',
  ...html,
});

/** Failures before Halo itself answers: the sign-in, the network, and what stands between. */
export const signInRecipes: readonly Recipe[] = [
  {
    cause: 'sign-in-setup',
    story: () => 'Nobody can sign in with the company account since it was set up.',
    calls: (dice) => [
      {
        url: `/auth/account/azureresponse?error=invalid_request&error_description=${encodeURIComponent(
          `AADSTS50011: The redirect URI ${dice.letters(6)} does not match.`,
        )}`,
        status: 400,
        body: page('Sign-in failed'),
        page: '/auth/account/azureresponse',
        ...html,
      },
    ],
  },
  {
    cause: 'sign-in-cookie-lost',
    story: () => 'The company sign-in works, but on the way back Halo shows an error.',
    calls: (dice) => [
      wayBack(
        dice.one(['Correlation failed.', 'An error was met: Correlation failed. Unknown location']),
      ),
    ],
  },
  {
    cause: 'sign-in-loop',
    story: () => 'The sign-in page flickers, and then the browser gives up.',
    calls: (dice) => [
      {
        url: `/auth/authorize?client_id=${dice.letters(8)}`,
        failure: 'net::ERR_TOO_MANY_REDIRECTS',
        page: '/auth/authorize',
        ...html,
      },
    ],
  },
  {
    cause: 'clock-skew',
    story: () => 'After the server was moved, nobody can sign in.',
    calls: (dice) => [
      wayBack(
        `IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom: 09:${dice.number(10, 59)}:00`,
      ),
    ],
  },
  {
    cause: 'licence-unreachable',
    story: () => 'We run Halo ourselves, and today it lets nobody in.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/auth/account/login',
        status: dice.one([403, 500]),
        body: page('Error', 'Unable to obtain licence information from the Halo Licensing Server'),
        page: '/auth/account/login',
        ...html,
      },
    ],
  },
  {
    cause: 'headers-too-large',
    story: () => 'One colleague gets an error on every page of Halo, others do not.',
    calls: (dice) => [
      dice.one([
        {
          url: '/api/Tickets?page_no=1',
          status: 400,
          mimeType: 'text/html',
          body: page('Bad Request', 'The size of the request headers is too long.'),
        },
        { url: '/api/Tickets?page_no=1', status: 431, mimeType: 'text/html', body: '' },
      ]),
    ],
  },
  {
    cause: 'proxy-sign-in',
    story: () => 'In the office of a customer Halo does not load.',
    calls: (dice) => [
      {
        url: `/api/Tickets/${dice.number(1_000, 99_000)}`,
        status: 407,
        mimeType: 'text/html',
        body: page('Access Denied', 'Proxy authentication required'),
      },
    ],
  },
  {
    cause: 'page-instead-of-data',
    story: () => 'In the hotel Halo opens, but all its lists stay empty.',
    calls: (dice) => [
      {
        url: '/api/Client?page_no=1',
        status: 200,
        mimeType: 'text/html',
        body: `<!doctype html>${page(dice.one(['Guest Wi-Fi', 'Welcome to our network', 'Please accept the terms']))}`,
      },
    ],
  },
  {
    cause: 'mixed-content',
    story: () => 'A tab that shows another system stays empty inside Halo.',
    calls: (dice) => [
      {
        url: `http://${dice.letters(6)}.example/api/status`,
        failure: 'mixed-content',
        page: '/config/integrations/custom',
      },
    ],
  },
  {
    cause: 'webhook-failed',
    story: () => 'Tickets that a partner sends to Halo do not arrive.',
    calls: (dice) => [
      {
        url: `/api/IncomingWebhookAttempt?relatedid=${dice.number(2, 60)}`,
        body: {
          record_count: 1,
          attempts: [
            {
              id: dice.number(100, 900),
              status: 2,
              errormessage: dice.one([
                'Unable to create the Ticket. Summary is required',
                'Client not found',
              ]),
            },
          ],
        },
      },
    ],
  },
];
