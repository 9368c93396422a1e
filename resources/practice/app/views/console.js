import { aid } from '../api.js';
import { button, card, choice, field, form, heading, input } from '../controls.js';
import { el } from '../dom.js';
import { consoleMemory } from './console-memory.js';
import { runbooks } from './runbooks.js';

/**
 * The API console stands for custom integrations and runbooks: it signs in as an application and
 * calls what it is told.
 */
export async function consoleView() {
  // The secret is remembered, as a runbook would: it does not learn of a new one by itself.
  if (consoleMemory.read().secret === undefined) {
    const { client_id: id, client_secret: secret } = await aid('GET', 'console');
    consoleMemory.keep({ id, secret });
  }
  return el(
    'div',
    {},
    heading('API console'),
    el(
      'p',
      { class: 'hint' },
      'For custom integrations and runbooks. Calls go out as the application “Stock runbook”.',
    ),
    tokenCard(),
    callCard(),
  );
}

function tokenCard() {
  const { id, secret, token } = consoleMemory.read();
  const clientId = input({ value: id });
  const clientSecret = input({ type: 'password', value: secret });
  const scope = input({ value: 'all' });
  const state = el('p', { role: 'status' }, token ? 'The console holds a token.' : 'No token yet.');
  const fetchToken = async () => {
    const answer = await fetch('/auth/token?tenant=practice', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId.value,
        client_secret: clientSecret.value,
        scope: scope.value,
      }),
    });
    const text = await answer.text();
    consoleMemory.keep({
      id: clientId.value,
      secret: clientSecret.value,
      token: answer.ok ? JSON.parse(text).access_token : '',
    });
    state.textContent = answer.ok
      ? 'Token received.'
      : `No token: ${answer.status} ${text.slice(0, 200)}`;
  };
  return card(
    'Sign-in of the application',
    form(
      { class: 'grid' },
      fetchToken,
      field('Client ID', clientId),
      field('Client secret', clientSecret),
      field('Scope', scope),
      el('div', { class: 'tools' }, el('button', {}, 'Get token')),
    ),
    state,
  );
}

function callCard() {
  const [first] = runbooks;
  const method = choice(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((name) => [name, name]),
    first.method,
  );
  const path = input({ value: first.path });
  const body = el('textarea', { rows: 5, class: 'code', spellcheck: 'false', value: '' });
  const times = input({ value: '1', inputmode: 'numeric' });
  const needs = el('p', { class: 'hint', role: 'status' });
  const saved = choice(
    runbooks.map(({ name }) => [name, name]),
    first.name,
    {
      onchange: () => {
        const runbook = runbooks.find(({ name }) => name === saved.value);
        if (!runbook) return;
        method.value = runbook.method;
        path.value = runbook.path;
        body.value = runbook.body ?? '';
        needs.textContent = runbook.needs ?? '';
      },
    },
  );
  const answer = el(
    'div',
    { 'aria-live': 'polite', 'data-testid': 'console-answer' },
    el('p', { class: 'empty' }, 'No call yet.'),
  );
  const send = button(
    'Send',
    () =>
      run(
        {
          method: method.value,
          path: path.value,
          body: body.value,
          times: Math.min(500, Math.max(1, Number(times.value) || 1)),
        },
        answer,
      ),
    { class: 'primary' },
  );
  return el(
    'div',
    {},
    card(
      'Call',
      el(
        'div',
        { class: 'grid' },
        field('Saved call', saved),
        field('Method', method),
        field('Path', path),
        field('Times', times, 'How often to send it, one after the other.'),
      ),
      needs,
      field('Body', body, '{{20 kilobytes}} stands for that much text.'),
      el('div', { class: 'tools' }, send),
    ),
    card('Answer', answer),
  );
}

/**
 * Sends the call as often as asked, one after the other, and shows the last answer and how many
 * went wrong.
 */
async function run({ method, path, body, times }, shown) {
  const { token } = consoleMemory.read();
  let failed = 0;
  let last = { status: 0, statusText: '', text: '' };
  for (let at = 1; at <= times; at += 1) {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const content =
      method === 'GET'
        ? undefined
        : body.replace(/\{\{(\d+) kilobytes\}\}/, (_all, size) =>
            'A'.repeat(Math.min(5000, Number(size)) * 1024),
          );
    const answer = await fetch(path, { method, headers, body: content });
    last = { status: answer.status, statusText: answer.statusText, text: await answer.text() };
    if (!answer.ok) failed += 1;
    if (times > 1 && at % 10 === 0)
      shown.replaceChildren(el('p', {}, `${at} of ${times} sent, ${failed} failed.`));
  }
  shown.replaceChildren(
    ...[
      el('p', {}, el('strong', {}, `Answer: ${last.status} ${last.statusText}`)),
      times > 1 ? el('p', {}, `${times} sent, ${failed} failed.`) : null,
      el(
        'pre',
        { class: 'code', tabindex: '0', 'aria-label': 'Body of the answer' },
        last.text.slice(0, 2000) || '(empty)',
      ),
    ].filter(Boolean),
  );
}
