import { api } from '../api.js';
import { button, card, check, facts, form, heading, ticked } from '../controls.js';
import { saving } from '../dialog.js';
import { el } from '../dom.js';
import { say } from '../shell.js';
import { consoleMemory } from './console-memory.js';

const scopes = ['tickets', 'customers', 'assets', 'invoices', 'reporting'].flatMap((area) => [
  `read:${area}`,
  `edit:${area}`,
]);

/** The applications that may use the API: their scopes and secrets. */
export async function apiDetailsView() {
  const applications = await api('GET', '/api/Application');
  return el(
    'div',
    {},
    heading('Halo API'),
    card(
      'Addresses',
      facts(
        ['Resource server', `${location.origin}/api`],
        ['Authorisation server', `${location.origin}/auth`],
        ['Tenant', 'practice'],
      ),
    ),
    applications.map(applicationCard),
  );
}

function applicationCard(application) {
  const boxes = scopes.map((scope) =>
    check(scope, application.scopes.includes(scope), { value: scope }),
  );
  const secret = el('div', { 'aria-live': 'polite' });
  const save = () =>
    saving(async () => {
      await api('POST', '/api/Application', [
        {
          client_id: application.client_id,
          scopes: ticked(boxes),
        },
      ]);
      say(`The application ${application.name} was saved.`);
    });
  const renew = () =>
    saving(async () => {
      const [{ new_client_secret: made }] = await api('POST', '/api/Application', [
        { client_id: application.client_id, _regenerate_secret: true },
      ]);
      secret.replaceChildren(
        facts(['New secret (shown once)', made]),
        el(
          'div',
          { class: 'tools' },
          button('Put it into the console', () => {
            consoleMemory.keep({ secret: made });
            say('The console has the new secret.');
          }),
        ),
      );
      say('The old secret no longer works.');
    });
  return card(
    application.name,
    facts(['Client ID', application.client_id], ['Login type', 'Agent']),
    el('div', { class: 'tools' }, button('Create new secret', renew)),
    secret,
    form(
      {},
      save,
      el('fieldset', { class: 'two' }, el('legend', {}, 'Scopes'), boxes),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save application')),
    ),
  );
}
