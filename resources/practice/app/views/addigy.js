import { aid, api, ApiError } from '../api.js';
import { button, card, facts, field, form, heading, input, table } from '../controls.js';
import { saving } from '../dialog.js';
import { el, many } from '../dom.js';
import { say } from '../shell.js';

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
  const save = () =>
    saving(async () => {
      await api('POST', '/api/AddigyDetails', [
        {
          client_id: id.value,
          realm: realm.value,
          ...(secret.value ? { new_client_secret: secret.value } : {}),
        },
      ]);
      say('The Addigy settings were saved.');
    });
  const result = el(
    'div',
    { 'aria-live': 'polite' },
    el('p', { class: 'empty' }, 'Nothing fetched yet.'),
  );
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
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save settings')),
      ),
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
    portalCard((pair) => {
      id.value = pair.client_id;
      secret.value = pair.client_secret;
    }),
  );
}

async function fetchDevices(result) {
  result.replaceChildren(el('p', {}, el('span', { class: 'spinner' }), 'Asking Addigy…'));
  try {
    const { devices } = await api(
      'GET',
      '/api/IntegrationData/Get/Addigy?endpoint=devices&returntype=list&validate=true',
    );
    const add = () =>
      saving(async () => {
        await api(
          'POST',
          '/api/Asset',
          devices.map(({ serial, name, model }) => ({
            inventory_number: serial,
            key_field: name,
            assettype_name: model,
            _isimport: true,
            _importtype: 'Addigy',
          })),
        );
        say(`Imported: ${many(devices.length, 'asset')}.`);
      });
    result.replaceChildren(
      table(
        many(devices.length, 'device'),
        [
          { title: 'Serial', cell: ({ serial }) => serial },
          { title: 'Name', cell: ({ name }) => name },
          { title: 'Model', cell: ({ model }) => model },
        ],
        devices,
      ),
      el('div', { class: 'tools' }, button('Import all devices', add, { class: 'primary' })),
    );
  } catch (error) {
    result.replaceChildren(
      el(
        'p',
        { class: 'problem' },
        `The devices could not be fetched. Error ${error instanceof ApiError ? error.status : 'in the connection'}.`,
      ),
    );
  }
}

function portalCard(use) {
  const shown = el('div', { 'aria-live': 'polite' });
  const create = async () => {
    const pair = await aid('POST', 'addigy/credentials');
    shown.replaceChildren(
      facts(['Client id', pair.client_id], ['Secret (shown once)', pair.client_secret]),
      el(
        'div',
        { class: 'tools' },
        button('Put them into the form', () => {
          use(pair);
          say('Now press “Save settings”.');
        }),
      ),
    );
  };
  return el(
    'section',
    { class: 'card outside', 'aria-label': 'Addigy portal' },
    el('h2', {}, 'Addigy’s own portal'),
    el('p', { class: 'hint' }, 'In real life this is another site, with its own sign-in.'),
    el('div', { class: 'tools' }, button('Create new credentials', create)),
    shown,
  );
}
