import { api } from '../api.js';
import { button, card, facts, heading, pill } from '../controls.js';
import { day, el } from '../dom.js';
import { saveRecord } from '../upkeep.js';

/** Mailboxes and customers' directories: until when Halo is signed in to each. */
export async function signInsView({ refresh }) {
  const [mailboxes, tenants] = await Promise.all([
    api('GET', '/api/Mailbox?showall=true'),
    api('GET', '/api/AreaAzureTenant'),
  ]);
  const renew = (path, id, name) =>
    button(
      `Sign in again: ${name}`,
      saveRecord(
        path,
        () => ({ id, _sign_in: true }),
        `Halo is signed in to ${name} again.`,
        refresh,
      ),
    );
  return el(
    'div',
    {},
    heading('Sign-ins'),
    mailboxes.map(
      ({
        id,
        name,
        azureemail,
        azure_authorized,
        refreshtokenexpirydate,
        halointegrator_lasterror,
      }) =>
        card(
          `Mailbox: ${name}`,
          facts(
            ['State', pill(azure_authorized, azure_authorized ? 'Fetches mails' : 'Stands still')],
            ['Account', azureemail],
            ['Signed in until', day(refreshtokenexpirydate)],
            ['Last error', halointegrator_lasterror],
          ),
          el('div', { class: 'tools' }, renew('/api/Mailbox', id, name)),
        ),
    ),
    tenants.map(({ id, azure_tenant_name: name, azure_tenant_domain, token_expiry }) =>
      card(
        `Microsoft: ${name}`,
        facts(['Directory', azure_tenant_domain], ['Signed in until', day(token_expiry)]),
        el('div', { class: 'tools' }, renew('/api/AreaAzureTenant', id, name)),
      ),
    ),
  );
}
