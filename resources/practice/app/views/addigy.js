import { api } from '../api.js';
import { button, card, field, form, heading, input } from '../controls.js';
import { saving } from '../dialog.js';
import { el } from '../dom.js';
import { fetchList, importResult } from '../import-list.js';
import { madeSecretCard } from '../made-secret.js';
import { say } from '../shell.js';

const devices = '/api/IntegrationData/Get/Addigy?endpoint=devices&returntype=list&validate=true';

/**
 * Addigy: its credentials, the import screen, and beside them a stand-in for Addigy's own portal.
 */
export async function addigyView() {
  const details = await api('GET', '/api/AddigyDetails');
  const id = input({ value: details.client_id });
  const secret = input({
    type: 'password',
    placeholder: details.has_client_secret ? 'Saved. Type to replace it.' : '',
  });
  const realm = input({ value: details.realm });
  const tested = el('p', { role: 'status' });
  const save = () =>
    saving(async () => {
      // What was tested before is no answer for what is saved now.
      tested.textContent = '';
      await api('POST', '/api/AddigyDetails', [
        {
          client_id: id.value,
          realm: realm.value,
          ...(secret.value ? { new_client_secret: secret.value } : {}),
        },
      ]);
      say('The Addigy settings were saved.');
    });
  const test = async () => {
    try {
      await api('GET', devices);
      tested.textContent = 'Validation worked.';
    } catch {
      tested.textContent = 'Validation Failed';
    }
  };
  const result = importResult();
  return el(
    'div',
    {},
    heading('Addigy'),
    card(
      'Credentials',
      form(
        { class: 'grid' },
        save,
        field('Client ID', id),
        field('Client secret', secret),
        field('Realm', realm),
        el(
          'div',
          { class: 'tools' },
          el('button', { class: 'primary' }, 'Save settings'),
          button('Test the saved sign-in', test),
        ),
      ),
      tested,
    ),
    card(
      'Import assets',
      el(
        'div',
        { class: 'tools' },
        button('Fetch devices', () => fetchDevices(result)),
      ),
      result,
    ),
    madeSecretCard({
      label: 'Addigy portal',
      title: 'Addigy’s own portal',
      make: 'Create new credentials',
      path: 'addigy/credentials',
      shown: ({ client_id, client_secret }) => [
        ['Client id', client_id],
        ['Secret (shown once)', client_secret],
      ],
      use: ({ client_id, client_secret }) => {
        id.value = client_id;
        secret.value = client_secret;
      },
    }),
  );
}

const fetchDevices = (result) =>
  fetchList(result, {
    system: 'Addigy',
    one: 'device',
    kept: 'asset',
    path: devices,
    route: '/api/Asset',
    list: ({ devices }) => devices,
    record: ({ serial, name, model }) => ({
      inventory_number: serial,
      key_field: name,
      assettype_name: model,
      _isimport: true,
      _importtype: 'Addigy',
    }),
    columns: [
      { title: 'Serial', cell: ({ serial }) => serial },
      { title: 'Name', cell: ({ name }) => name },
      { title: 'Model', cell: ({ model }) => model },
    ],
  });
