import { aid, api } from '../api.js';
import { button, card, facts, heading, table } from '../controls.js';
import { el, link } from '../dom.js';
import { fetchList, importResult } from '../import-list.js';
import { say } from '../shell.js';

/**
 * Entra ID: the connection, the import screen, and beside them a stand-in for Microsoft's admin
 * centre.
 */
export async function entraView() {
  const [connection] = await api(
    'GET',
    '/api/azureadconnection?includedetails=true&includetenants=true',
  );
  const result = importResult();
  return el(
    'div',
    {},
    heading('Entra ID'),
    card(
      'Connection',
      facts(
        ['Name', connection.name],
        ['Tenant', connection.tenant_id],
        ['Application', connection.application_id],
      ),
      el(
        'p',
        {},
        'Users are imported every night by the ',
        link('/config/integrations/integrator', 'Halo Integrator'),
        '.',
      ),
    ),
    card(
      'Import users now',
      el(
        'div',
        { class: 'tools' },
        button('Fetch users', () => fetchUsers(connection, result)),
      ),
      result,
    ),
    await adminCentre(),
  );
}

const fetchUsers = (connection, result) =>
  fetchList(result, {
    system: 'Microsoft',
    one: 'user',
    kept: 'user',
    path: `/api/IntegrationData/Get/AzureAD?connectionid=${connection.id}&datatype=users&tenantid=${connection.tenant_id}`,
    route: '/api/Users',
    list: ({ value }) => value,
    record: ({ id, displayName, mail }) => ({
      name: displayName,
      emailaddress: mail,
      azureoid: id,
      _isimport: true,
      _importtype: 'AzureAD',
    }),
    columns: [
      { title: 'Name', cell: ({ displayName }) => displayName },
      { title: 'Mail', cell: ({ mail }) => mail },
    ],
  });

async function adminCentre() {
  const list = el('div', { 'aria-live': 'polite' });
  const show = (permissions) =>
    list.replaceChildren(
      table(
        'Permissions of this application',
        [
          {
            title: 'Permission',
            cell: ({ name, what }) => [
              el('strong', {}, name),
              el('br'),
              el('span', { class: 'hint' }, what),
            ],
          },
          {
            title: 'Status',
            cell: ({ name, requested, consented }) =>
              consented
                ? el('span', { class: 'pill good' }, 'Granted')
                : requested
                  ? el('span', { class: 'pill' }, 'Waits for consent')
                  : button(
                      'Add',
                      async () => show(await aid('POST', `entra/permission?name=${name}`)),
                      { 'aria-label': `Add ${name}` },
                    ),
          },
        ],
        permissions,
      ),
    );
  show(await aid('GET', 'entra'));
  return el(
    'section',
    { class: 'card outside', 'aria-label': 'Entra admin centre' },
    el('h2', {}, 'Microsoft’s Entra admin centre'),
    el(
      'p',
      { class: 'hint' },
      'In real life this is another site, where an Entra administrator signs in.',
    ),
    list,
    el(
      'div',
      { class: 'tools' },
      button('Grant admin consent', async () => {
        show(await aid('POST', 'entra/consent'));
        say('Admin consent was granted.');
      }),
    ),
  );
}
