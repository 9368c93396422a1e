import type { Dice } from './dice.ts';
import type { Recipe } from './recipe.ts';

/**
 * Third parties by the name in Halo's addresses. The lessons use Addigy, Entra ID and Xero, so the
 * exam brings others too.
 */
const vendors = [
  'NinjaRMM',
  'Auvik',
  'Datto',
  'Hudu',
  'Liongard',
  'Pax8',
  'Intune',
  'Addigy',
  'ConnectWise',
  'AcmeMonitor',
] as const;

/**
 * A third party's refusal as Halo passes it on: by its own status, inside a 400 or 500, or inside
 * an answer that says 200.
 */
function passedOn(
  dice: Dice,
  status: number,
  words: string,
): { readonly status: number; readonly body: unknown } {
  const dotnet = `Response status code does not indicate success: ${status} (${words}).`;
  return dice.one([
    { status, body: { Message: words } },
    { status, body: '' },
    { status: 400, body: { Message: dotnet } },
    {
      status: 500,
      body: {
        ClassName: 'System.Net.WebException',
        Message: `The remote server returned an error: (${status}) ${words}.`,
      },
    },
    { status: 200, body: { error: { code: status, message: words } } },
  ]);
}

const screen = (vendor: string) => `/config/integrations/${vendor.toLowerCase()}`;

export const integrationRecipes: readonly Recipe[] = [
  {
    cause: 'integration-credentials',
    story: () => 'An import from another system shows an error at once.',
    calls: (dice) => {
      const vendor = dice.one(vendors);
      return [
        {
          url: `/api/IntegrationData/Get/${vendor}?endpoint=${dice.one(['devices', 'clients', 'sites'])}`,
          page: screen(vendor),
          ...passedOn(dice, 401, 'Unauthorized'),
        },
      ];
    },
  },
  {
    cause: 'integration-not-set-up',
    story: () => 'An admin opened the import of another system for the first time.',
    calls: (dice) => {
      const [vendor, words] = dice.one<readonly [string, string]>([
        ['Jira', 'Instance URL, Username and Password are required'],
        ['Interact', 'Please Provide Interact Access Details'],
        ['Mattermost', 'Invalid Mattermost Details'],
        ['Snipe-IT', 'Invalid Snipe-IT Details'],
      ]);
      return [
        {
          url: `/api/IntegrationData/Get/${vendor}?datatype=users`,
          status: 400,
          body: JSON.stringify(words),
          page: screen(vendor),
        },
      ];
    },
  },
  {
    cause: 'integration-rejected',
    story: () => 'One invoice does not arrive in the books, and the others do.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        status: 400,
        sent: { id: dice.number(100, 9_000) },
        page: '/invoices',
        body: {
          ErrorNumber: 10,
          Type: 'ValidationException',
          Message: 'A validation exception occurred',
          Elements: [
            {
              ValidationErrors: [
                {
                  Message: dice.one([
                    'Invoice # must be unique.',
                    "The TaxType code 'OUTPUT9' cannot be used with account code 200.",
                    "Account code '999' is not a valid code for this document.",
                  ]),
                },
              ],
            },
          ],
        },
      },
    ],
  },
  {
    cause: 'integration-permissions',
    story: () => 'An integration connects, but one kind of data does not come.',
    calls: (dice) => {
      const vendor = dice.one(['AzureAD', 'Intune', 'Liongard', 'MicrosoftCSP', 'Pax8', 'Hudu']);
      return [
        {
          url: `/api/IntegrationData/Get/${vendor}?datatype=${dice.one(['users', 'groups', 'licences'])}`,
          page: screen(vendor),
          ...passedOn(dice, 403, 'Forbidden'),
        },
      ];
    },
  },
  {
    cause: 'integration-rate-limit',
    story: () => 'Many records were sent to another system, and some did not arrive.',
    calls: (dice) => {
      const vendor = dice.one(['Xero', 'BusinessCentral', 'ConnectWise', 'QuickBooksOnline']);
      const call = {
        method: 'POST',
        url: `/api/IntegrationData/Send/${vendor}`,
        status: 429,
        page: '/invoices',
        body: '',
        headers: { 'Retry-After': String(dice.number(10, 60)) },
      };
      return [call, ...Array.from({ length: dice.number(1, 4) }, () => call)];
    },
  },
];
