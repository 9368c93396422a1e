import { api, ApiError } from '../api.js';
import { button, card, field, form, heading, input } from '../controls.js';
import { saving } from '../dialog.js';
import { el } from '../dom.js';
import { madeSecretCard } from '../made-secret.js';
import { say } from '../shell.js';

/** Jira: its settings, a test of the connection, and a stand-in for Jira's own page of tokens. */
export async function jiraView() {
  const [details] = await api('GET', '/api/JiraDetails');
  const address = input({ value: details?.instance_url ?? '' });
  const username = input({ value: details?.username ?? '' });
  const password = input({ type: 'password', placeholder: details?.has_password ? 'Saved.' : '' });
  const save = () =>
    saving(async () => {
      await api('POST', '/api/JiraDetails', [
        {
          instance_url: address.value,
          username: username.value,
          ...(password.value ? { new_password: password.value } : {}),
        },
      ]);
      say('The Jira settings were saved.');
    });
  const result = el('p', { role: 'status' }, 'Not tested yet.');
  const check = async () => {
    try {
      const { displayName } = await api('GET', '/api/IntegrationData/Validate/Jira');
      result.textContent = `Jira answered. It knows us as ${displayName}.`;
    } catch (error) {
      result.textContent = `Jira could not be reached. Error ${error instanceof ApiError ? error.status : 'in the connection'}.`;
    }
  };
  return el(
    'div',
    {},
    heading('Jira'),
    card(
      'Connection',
      form(
        { class: 'grid' },
        save,
        field('Instance URL', address),
        field('Username', username),
        field('Password', password),
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save settings')),
      ),
    ),
    card('Test', el('div', { class: 'tools' }, button('Test the connection', check)), result),
    madeSecretCard({
      label: 'Jira page',
      title: 'Jira’s own page',
      make: 'Create an API token',
      path: 'jira/token',
      shown: (made) => [
        ['Instance URL', made.instance_url],
        ['Username', made.username],
        ['Token (shown once)', made.password],
      ],
      use: (made) => {
        address.value = made.instance_url;
        username.value = made.username;
        password.value = made.password;
      },
    }),
  );
}
