import { aid, api, ApiError } from '../api.js';
import { button, card, facts, heading, table } from '../controls.js';
import { el, link, many } from '../dom.js';
import { saving } from '../dialog.js';
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
  const result = el(
    'div',
    { 'aria-live': 'polite' },
    el('p', { class: 'empty' }, 'Nothing fetched yet.'),
  );
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

async function fetchUsers(connection, result) {
  result.replaceChildren(el('p', {}, el('span', { class: 'spinner' }), 'Asking Microsoft…'));
  try {
    const { value: users } = await api(
      'GET',
      `/api/IntegrationData/Get/AzureAD?connectionid=${connection.id}&datatype=users&tenantid=${connection.tenant_id}`,
    );
    const add = () =>
      saving(async () => {
        await api(
          'POST',
          '/api/Users',
          users.map(({ id, displayName, mail }) => ({
            name: displayName,
            emailaddress: mail,
            azureoid: id,
            _isimport: true,
            _importtype: 'AzureAD',
          })),
        );
        say(`Imported: ${many(users.length, 'user')}.`);
      });
    result.replaceChildren(
      table(
        many(users.length, 'user'),
        [
          { title: 'Name', cell: ({ displayName }) => displayName },
          { title: 'Mail', cell: ({ mail }) => mail },
        ],
        users,
      ),
      el('div', { class: 'tools' }, button('Import all users', add, { class: 'primary' })),
    );
  } catch (error) {
    result.replaceChildren(
      el(
        'p',
        { class: 'problem' },
        `The users could not be fetched. Error ${error instanceof ApiError ? error.status : 'in the connection'}.`,
      ),
    );
  }
}

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
