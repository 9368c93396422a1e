import { api } from '../api.js';
import { heading, table } from '../controls.js';
import { el, link, many } from '../dom.js';

export async function assetsView() {
  const { assets } = await api('GET', '/api/Asset');
  return el(
    'div',
    {},
    heading(
      'Assets',
      link('/config/integrations/addigy', 'Import from Addigy', { class: 'button' }),
    ),
    table(
      many(assets.length, 'asset'),
      [
        { title: 'Number', cell: ({ inventory_number }) => inventory_number },
        { title: 'Name', cell: ({ key_field }) => key_field },
        { title: 'Type', cell: ({ assettype_name }) => assettype_name },
        { title: 'Customer', wide: true, cell: ({ client_name }) => client_name },
        { title: 'Came from', wide: true, cell: ({ source }) => source },
      ],
      assets,
    ),
  );
}

export async function usersView() {
  const { users } = await api('GET', '/api/Users');
  return el(
    'div',
    {},
    heading(
      'Users',
      link('/config/integrations/azuread', 'Import from Entra ID', { class: 'button' }),
    ),
    table(
      many(users.length, 'user'),
      [
        { title: 'Name', cell: ({ name }) => name },
        { title: 'Mail', cell: ({ emailaddress }) => emailaddress },
        { title: 'Customer', wide: true, cell: ({ client_name }) => client_name },
        {
          title: 'Came from',
          wide: true,
          cell: ({ azureoid }) => (azureoid ? 'Entra ID' : 'Manual'),
        },
      ],
      users,
    ),
  );
}
