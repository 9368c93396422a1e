import { aid, api } from '../api.js';
import { button, card, choice, facts, field, form, heading, input, table } from '../controls.js';
import { saving } from '../dialog.js';
import { day, el, link, many, when } from '../dom.js';
import { say } from '../shell.js';

/** A form that saves one record, and says so. */
const save = (path, record, words, refresh) => () =>
  saving(async () => {
    await api('POST', path, [record()]);
    await refresh();
    say(words);
  });

const state = (good, words) => el('span', { class: good ? 'pill good' : 'pill bad' }, words);

/** Webhooks: where each sends to, whether it is on, and how its last messages were answered. */
export async function webhooksView({ refresh }) {
  const webhooks = await api('GET', '/api/Webhook?type=0');
  const { events } = await api('GET', '/api/WebhookEvent?count=100');
  return el(
    'div',
    {},
    heading('Webhooks'),
    el('p', { class: 'hint' }, many(webhooks.length, 'webhook')),
    webhooks.map((webhook) => webhookCard(webhook, events, refresh)),
  );
}

function webhookCard({ id, name, url, active }, events, refresh) {
  const address = input({ value: url });
  const send = (extra, words) =>
    save('/api/Webhook', () => ({ id, url: address.value, ...extra }), words, refresh);
  return card(
    name,
    facts(['State', state(active, active ? 'Active' : 'Switched off')]),
    form(
      { class: 'grid' },
      send({}, `The webhook ${name} was saved.`),
      field('Address', address),
      el(
        'div',
        { class: 'tools' },
        el('button', {}, 'Save'),
        active
          ? button('Send a test message', send({ _test: true }, 'A test message was sent.'))
          : button(
              'Save and switch on',
              send({ active: true, _test: true }, 'The webhook is on, and a message was sent.'),
              { class: 'primary' },
            ),
      ),
    ),
    table(
      'Newest messages',
      [
        {
          title: 'Answer',
          tight: true,
          cell: ({ responsestatus, error }) => state(!error, String(responsestatus)),
        },
        { title: 'Words', cell: ({ responsebody }) => responsebody },
        { title: 'Time', wide: true, cell: ({ timestamp }) => when(timestamp) },
      ],
      events.filter(({ webhook_id }) => webhook_id === id).slice(0, 5),
      'No message was sent yet.',
    ),
  );
}

/** Jobs that run by themselves, and how their last runs ended. */
export async function jobsView({ refresh }) {
  const [[job], { occurrences }, agents] = await Promise.all([
    api('GET', '/api/Schedule'),
    api('GET', '/api/ScheduleOccurrence?count=50'),
    api('GET', '/api/Agent'),
  ]);
  const known = agents.some(({ id }) => id === job.agent_id);
  const agent = choice(
    [
      ...(known ? [] : [[job.agent_id, 'An agent that is gone']]),
      ...agents.map(({ id, name }) => [id, name]),
    ],
    job.agent_id,
  );
  const send = (extra, words) =>
    save(
      '/api/Schedule',
      () => ({ id: job.id, agent_id: Number(agent.value), ...extra }),
      words,
      refresh,
    );
  return el(
    'div',
    {},
    heading('Scheduled jobs'),
    card(
      job.name,
      facts(['Runs', job.interval]),
      form(
        { class: 'grid' },
        send({}, 'The job was saved.'),
        field('Agent', agent, 'The ticket is made for this agent.'),
        el(
          'div',
          { class: 'tools' },
          el('button', {}, 'Save'),
          button('Run now', send({ _run_now: true }, 'The job has run.'), { class: 'primary' }),
        ),
      ),
    ),
    attemptsCard(
      'Runs',
      occurrences.map(({ error, occurrencedate }) => ({ error, date: occurrencedate })),
    ),
  );
}

/** Messages of other systems that become tickets. */
export async function incomingView({ refresh }) {
  const [[inbox], { attempts }] = await Promise.all([
    api('GET', '/api/IncomingWebhook'),
    api('GET', '/api/IncomingWebhookAttempt?count=50'),
  ]);
  const summary = input({ value: inbox.default_summary });
  const send = (extra, words) =>
    save(
      '/api/IncomingWebhook',
      () => ({ id: inbox.id, default_summary: summary.value, ...extra }),
      words,
      refresh,
    );
  return el(
    'div',
    {},
    heading('Incoming messages'),
    card(
      inbox.name,
      form(
        { class: 'grid' },
        send({}, 'The settings were saved.'),
        field('Default summary', summary, 'Used where a message has no summary of its own.'),
        el(
          'div',
          { class: 'tools' },
          el('button', {}, 'Save'),
          button(
            'Send a test message of the alarm system',
            send({ _take_again: true }, 'A test message was sent.'),
            {
              class: 'primary',
            },
          ),
        ),
      ),
    ),
    attemptsCard(
      'Messages',
      attempts.map(({ errormessage, attemptdate }) => ({ error: errormessage, date: attemptdate })),
    ),
  );
}

const attemptsCard = (title, rows) =>
  card(
    title,
    table(
      'Newest first',
      [
        {
          title: 'Result',
          tight: true,
          cell: ({ error }) => state(!error, error ? 'Failed' : 'Good'),
        },
        { title: 'Error', cell: ({ error }) => error },
        { title: 'Time', wide: true, cell: ({ date }) => when(date) },
      ],
      rows,
      'Nothing yet.',
    ),
  );

/** Records that another system refused: each can be corrected and sent again. */
export async function refusedView({ refresh }) {
  const { errors } = await api('GET', '/api/IntegrationError?count=100');
  return el(
    'div',
    {},
    heading('Refused records'),
    errors.length === 0 ? el('p', { class: 'empty' }, 'Nothing was refused.') : null,
    errors.map((refused) => refusedCard(refused, refresh)),
  );
}

function refusedCard(
  { entity_type: type, entity_id: id, entity_name: name, error, date },
  refresh,
) {
  const number = input({ value: name });
  const send = () =>
    saving(async () => {
      await api('POST', '/api/Invoice', [{ id, invoicenumber: number.value }]);
      await api('POST', '/api/IntegrationData/Send/Xero', { id, invoicenumber: number.value });
      await refresh();
      say('The record was taken.');
    });
  return card(
    `${type} ${name}`,
    facts(['Xero said', error], ['Time', when(date)]),
    el(
      'p',
      {},
      'What stands in Xero is on the page ',
      link('/config/integrations/xero', 'Xero'),
      '.',
    ),
    form(
      { class: 'grid' },
      send,
      field('Invoice number', number),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save and send again')),
    ),
  );
}

/** Mailboxes and customers' directories: until when Halo is signed in to each. */
export async function signInsView({ refresh }) {
  const [mailboxes, tenants] = await Promise.all([
    api('GET', '/api/Mailbox?showall=true'),
    api('GET', '/api/AreaAzureTenant'),
  ]);
  const renew = (path, id, name) =>
    button(
      `Sign in again: ${name}`,
      save(path, () => ({ id, _sign_in: true }), `Halo is signed in to ${name} again.`, refresh),
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
            ['State', state(azure_authorized, azure_authorized ? 'Fetches mails' : 'Stands still')],
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

/** A connection to an accounting system, and the company in it that is chosen. */
const companyForm = (path, { id }, choices, company, refresh) =>
  form(
    { class: 'grid' },
    save(path, () => ({ id, ...company() }), 'The connection was saved.', refresh),
    field('Company', choices),
    el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save')),
  );

/** A stand-in for the accounting system's own list of invoices. */
async function booksCard(system, name) {
  const numbers = await aid('GET', `books/${name}`);
  return el(
    'section',
    { class: 'card outside', 'aria-label': `Books in ${system}` },
    el('h2', {}, `${system}: its own books`),
    el('p', { class: 'hint' }, 'In real life this is another site, with its own sign-in.'),
    table(
      `${many(numbers.length, 'invoice')}, newest first`,
      [{ title: 'Number', cell: (number) => number }],
      numbers.slice(0, 20),
      'No invoice of Halo stands here.',
    ),
  );
}

export async function xeroView({ refresh }) {
  const [connection] = await api('GET', '/api/XeroDetails?connectedonly=true');
  const company = choice(
    [
      ['', 'None is chosen'],
      ['5b7e-practice-organisation', 'Practice Ltd'],
    ],
    connection.tenant_id,
  );
  return el(
    'div',
    {},
    heading('Xero'),
    card(
      'Connection',
      facts(
        ['Name', connection.name],
        ['State', connection.connected ? 'Connected' : 'Not connected'],
        ['Last sync', when(connection.last_sync)],
      ),
      companyForm(
        '/api/XeroDetails',
        connection,
        company,
        () => ({ tenant_id: company.value }),
        refresh,
      ),
      el(
        'p',
        {},
        'Invoices are sent from the page ',
        link('/invoices?mainview=invoices&selid=-1&sellevel=1', 'Invoices'),
        '.',
      ),
    ),
    card(
      'Limits',
      el('p', {}, 'Xero takes 60 calls in any minute from one organisation, and five at a time.'),
    ),
    await booksCard('Xero', 'xero'),
  );
}

export async function quickBooksView({ refresh }) {
  const [[connection], { invoices }] = await Promise.all([
    api('GET', '/api/QuickBooksDetails'),
    api('GET', '/api/Invoice?pageinate=true&page_size=500'),
  ]);
  const company = choice(
    [
      ['', 'None is chosen'],
      ['9130-practice-company', 'Practice Inc'],
    ],
    connection.company_id,
  );
  const invoice = choice(
    invoices.slice(0, 20).map(({ id, invoicenumber }) => [id, invoicenumber]),
    invoices[0]?.id,
  );
  const send = () =>
    saving(async () => {
      await api('POST', '/api/IntegrationData/Send/QuickBooksOnline', {
        id: Number(invoice.value),
      });
      await refresh();
      say('The invoice was sent.');
    });
  return el(
    'div',
    {},
    heading('QuickBooks'),
    card(
      'Connection',
      facts(['Name', connection.name], ['Signed in until', day(connection.token_expiry)]),
      companyForm(
        '/api/QuickBooksDetails',
        connection,
        company,
        () => ({ company_id: company.value }),
        refresh,
      ),
    ),
    card(
      'Send one invoice',
      field('Invoice', invoice),
      el('div', { class: 'tools' }, button('Send this invoice', send)),
    ),
    await booksCard('QuickBooks', 'quickbooks'),
  );
}

/** Faults that nobody sees until somebody looks, each caused by a press; and the server's clock. */
export async function faultsView({ refresh }) {
  const faults = await aid('GET', 'faults');
  const cause = (name, title) =>
    button(
      `Cause it: ${title}`,
      async () => {
        await aid('POST', `fault?name=${name}`);
        say(`Caused: ${title}.`);
      },
      { 'aria-label': `Cause it: ${title}` },
    );
  return el(
    'div',
    {},
    heading('Quiet faults'),
    card(
      null,
      el('p', {}, 'Each fault is really caused. No page shows it by itself: a check-up finds it.'),
      el(
        'ul',
        { class: 'links' },
        faults.map(({ name, title }) => el('li', {}, cause(name, title))),
      ),
    ),
    card(
      'The server',
      el('p', { class: 'hint' }, 'In real life whoever looks after the server does this.'),
      el(
        'div',
        { class: 'tools' },
        button('Set the clock right', async () => {
          await aid('POST', 'clock');
          await refresh();
          say('The clock is right again.');
        }),
      ),
    ),
  );
}
