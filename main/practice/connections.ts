import { json, refuseSilently, type Answer } from './answer.ts';
import { number, records, text, type Call } from './call.ts';
import { byId } from './database.ts';
import { listOf, type Route } from './route.ts';
import type { World } from './world.ts';

/**
 * What connections tell of themselves: when they ran, how they failed, and until when they are
 * signed in. Fields as in the vendor's API description (https://halopsa.com/apidoc).
 */
export const connectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/Features',
    area: 'admin',
    handle: ({ world }) => json(200, features(world)),
  },
  {
    method: 'GET',
    path: '/api/AreaAzureTenant',
    area: 'admin',
    handle: ({ world }) => json(200, world.db.tenants),
  },
  { method: 'POST', path: '/api/AreaAzureTenant', area: 'admin', handle: renewTenants },
  {
    method: 'GET',
    path: '/api/Mailbox',
    area: 'admin',
    handle: ({ world }) => json(200, world.db.mailboxes),
  },
  { method: 'POST', path: '/api/Mailbox', area: 'admin', handle: renewMailboxes },
  { method: 'POST', path: '/api/XeroDetails', area: 'admin', handle: saveXero },
  {
    method: 'GET',
    path: '/api/QuickBooksDetails',
    area: 'admin',
    handle: ({ world }) => json(200, [world.db.quickbooks]),
  },
  { method: 'POST', path: '/api/QuickBooksDetails', area: 'admin', handle: saveQuickBooks },
  {
    method: 'GET',
    path: '/api/IntegrationError',
    area: 'admin',
    handle: ({ world }) => json(200, listOf('errors', world.db.integrationErrors.toReversed())),
  },
  // Nothing of this kind is connected, which is no error.
  ...[
    'SalesMailbox',
    'LDAPConnection',
    'SQLImport',
    'BusinessCentralDetails',
    'SageBusinessCloudDetails',
    'ExactDetails',
  ].map((name): Route => ({
    method: 'GET',
    path: `/api/${name}`,
    area: 'admin',
    handle: () => json(200, []),
  })),
];

/** Modules of Halo, by their numbers in the practice Halo. */
export const moduleIds = { AzureAD: 1, Addigy: 2, Xero: 3 } as const;

function features({ db }: World) {
  const [schedule] = db.schedules;
  const byHand = {
    enabled: true,
    halointegratorenabled: false,
    halointegrator_lastsync: null,
    halointegrator_lasterror: null,
  };
  return [
    {
      id: moduleIds.AzureAD,
      module_name: 'AzureAD',
      ...byHand,
      halointegratorenabled: schedule?.enabled ?? false,
      halointegrator_lastsync: schedule?.last_run ?? null,
      halointegrator_lasterror: db.azure.halointegrator_lasterror,
    },
    { id: moduleIds.Addigy, module_name: 'Addigy', ...byHand },
    { id: moduleIds.Xero, module_name: 'Xero', ...byHand },
  ];
}

/** How long a new sign-in lasts, in days. */
const signInDays = 90;

/** A day that many days from now, as Halo writes it. */
export function dayFromNow({ clock }: World, days: number): string {
  return new Date(clock.now() + days * 86_400_000).toISOString().slice(0, 19);
}

function renewTenants(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const tenant = byId(call.world.db.tenants, number(fields, 'id')) ?? refuseSilently(404);
      if (fields['_sign_in'] === true) tenant.token_expiry = dayFromNow(call.world, signInDays);
      return tenant;
    }),
  );
}

function renewMailboxes(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const mailbox = byId(call.world.db.mailboxes, number(fields, 'id')) ?? refuseSilently(404);
      if (fields['_sign_in'] === true)
        Object.assign(mailbox, {
          azure_authorized: true,
          refreshtokenexpirydate: dayFromNow(call.world, signInDays),
          halointegrator_lasterror: '',
        });
      return mailbox;
    }),
  );
}

/** The companies that the signed-in account may use at QuickBooks. */
const companies = [{ company_id: '9130-practice-company', company_name: 'Practice Inc' }];

function saveQuickBooks(call: Call): Answer {
  const { quickbooks } = call.world.db;
  for (const fields of records(call)) {
    const wanted = text(fields, 'company_id');
    Object.assign(quickbooks, companies.find(({ company_id }) => company_id === wanted) ?? {});
  }
  return json(201, quickbooks);
}

/** The companies that the signed-in account may use at Xero. */
const organisations = [{ tenant_id: '5b7e-practice-organisation', tenant_name: 'Practice Ltd' }];

/** Chooses the company; one that the account may not use is not taken. */
function saveXero(call: Call): Answer {
  const { xero } = call.world.db;
  for (const fields of records(call)) {
    const wanted = text(fields, 'tenant_id');
    Object.assign(xero, organisations.find(({ tenant_id }) => tenant_id === wanted) ?? {});
  }
  return json(201, xero);
}
