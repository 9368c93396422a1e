import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { reviewed } from './exchange-of.ts';

const site = 'https://example.halopsa.com';

function diagnosed(cause: string, ...requests: readonly ExampleExchange[]): Diagnosis {
  const found = reviewed(exampleExchanges(requests)).diagnoses.find((one) => one.cause === cause);
  if (found === undefined) throw new Error(`nothing says ${cause}`);
  return found;
}

const textsOf = ({ steps }: Diagnosis): readonly string[] => steps.map(({ text }) => text);

const me = { url: `${site}/api/Agent/me`, body: '{"id":7,"name":"Sam"}' };

describe('a step that asks to note something', () => {
  const note = 'Note the code that the page shows, such as AADSTS and a number.';
  const refused = (words: string): Diagnosis =>
    diagnosed('sign-in-refused', {
      url: `${site}/auth/account/azureresponse?error=access_denied&error_description=${encodeURIComponent(words)}`,
      status: 302,
      mimeType: 'text/html',
      body: '',
      resourceType: 'document',
    });

  test.each(['50105', '53003', '65001', '50076'])(
    'is left out where the card says AADSTS%s already',
    (code) => {
      expect(textsOf(refused(`AADSTS${code}: The account was not let in.`))).not.toContain(note);
    },
  );

  test('stands where no code was found', () => {
    expect(textsOf(refused('The user was not let in.'))).toContain(note);
    const bare = diagnosed('sign-in-refused', { url: `${site}/auth/account/login`, status: 403 });
    expect(textsOf(bare)).toContain(note);
  });

  test('asks for page and press only where somebody pasted a message', () => {
    const which = 'Note which page you were on and what you pressed.';
    const seen = diagnosed('forbidden', me, {
      url: `${site}/api/ServiceStatus`,
      status: 403,
      body: '',
    });
    expect(textsOf(seen)).not.toContain(which);
    expect(textsOf(diagnosed('forbidden', { text: '403 Forbidden' }))).toContain(which);
  });

  test('does not ask for what a message names that the card quotes', () => {
    const used = diagnosed('object-in-use', me, {
      method: 'DELETE',
      url: `${site}/api/TicketType/21`,
      status: 400,
      body: '{"Message":"The type is in use by rule 3."}',
    });
    expect(used.summary).toContain('in use by rule 3');
    expect(textsOf(used).join()).not.toContain('Note what the message names');
  });

  test('asks for the action and not for the rate that the card names', () => {
    const rate = diagnosed('charge-rate-access', me, {
      method: 'POST',
      url: `${site}/api/Actions`,
      status: 400,
      body: '{"Message":"Agent Jo does not have access to the charge rate \\"Emergency\\"."}',
    });
    expect(rate.title).toContain('Emergency');
    // What mends it comes first.
    expect(textsOf(rate)[0]).toMatch(/^Give the agent access to “Emergency”/);
    expect(textsOf(rate)).toContain(
      'Note which action “Jo” chose when the rate “Emergency” was refused.',
    );
  });
});

describe('the steps of a code of the company sign-in', () => {
  test.each([
    ['50105', 'list of those who use Halo', 'list of the Halo application'],
    ['65001', 'Nobody has agreed', 'administrator of the directory'],
    ['53003', 'A rule of the company', 'owner of the rule'],
    ['7000222', 'secret', 'Make a new secret'],
  ])('are those of AADSTS%s', (code, reason, step) => {
    const found = diagnosed('sign-in-refused', {
      url: `${site}/auth/account/azureresponse?error=access_denied&error_description=AADSTS${code}%3A+No.`,
      status: 302,
      mimeType: 'text/html',
      body: '',
      resourceType: 'document',
    });
    expect(found.reasons[0]?.text).toContain(reason);
    expect(textsOf(found).join()).toContain(step);
    expect(textsOf(found)).toHaveLength(3);
  });
});

describe('the steps of a sign-in that is set up wrongly', () => {
  const refused = (error: string): string =>
    textsOf(
      diagnosed('sign-in-setup', {
        method: 'POST',
        url: `${site}/auth/token`,
        status: 400,
        body: JSON.stringify({ error }),
      }),
    ).join(' ');

  test('leave the return address alone where the kind of sign-in is refused', () => {
    expect(refused('unauthorized_client')).not.toContain('return address');
    expect(refused('redirect_uri_mismatch')).toContain('return address');
  });
});

describe('the steps of a query that fails', () => {
  const query = (message: string): string =>
    textsOf(
      diagnosed('report-sql', me, {
        method: 'POST',
        url: `${site}/api/Report/23`,
        status: 400,
        body: JSON.stringify({ Message: message }),
      }),
    ).join(' ');
  const order = 'Remove the ORDER BY';

  test.each([
    'Invalid SQL statement. The ORDER BY clause is invalid in views unless TOP is specified.',
    'Invalid SQL statement. Timeout expired.',
    "Invalid SQL statement. Conversion failed when converting the varchar value 'x' to data type int.",
    'Invalid SQL statement. Error converting data type nvarchar to bigint.',
    'Invalid SQL statement. Divide by zero error encountered.',
    'Invalid SQL statement. Subquery returned more than 1 value.',
  ])('do not look for a wrong word in %s', (message) => {
    expect(query(message)).not.toMatch(/the word/);
    expect(query(message).includes(order)).toBe(message.includes('ORDER BY'));
  });

  test('look for the two kinds of value that do not fit, and for the place where nothing else is known', () => {
    const kinds = query('Invalid SQL statement. Error converting data type nvarchar to bigint.');
    expect(kinds).toMatch(/two kinds of value.*Correct that place/);
    expect(kinds).not.toContain('Find the place');
    const place = query('Invalid SQL statement. Divide by zero error encountered.');
    expect(place).toMatch(/Find the place.*Correct that place/);
    expect(place).not.toContain('two kinds');
  });

  test('correct the word that a message names', () => {
    const steps = query("Invalid SQL statement. Invalid column name 'prioritty'.");
    expect(steps).toContain('Find the word that the message names. ');
    expect(steps).toContain('Correct the word.');
    expect(steps).not.toContain(order);
  });
});

describe('a request that Halo does not know the sender of', () => {
  const page = { requestHeaders: { Authorization: 'Bearer page' } };
  const opened = { ...me, ...page };
  const polled = { url: `${site}/api/OnlineStatus`, body: '[]', ...page };
  const sent = (path: string, headers = {}): ExampleExchange => ({
    url: `${site}${path}`,
    status: 401,
    body: '',
    requestHeaders: { Referer: `${site}/console`, ...headers },
  });
  const first = (...requests: readonly ExampleExchange[]) => {
    const { steps, reasons } = diagnosed('not-authenticated', ...requests);
    return { who: steps[0]?.who, step: steps[0]?.text, reason: reasons[0]?.place };
  };
  const program = {
    who: 'integration-owner',
    step: 'Let the program ask for a token, with a scope, and send it with each request.',
    reason: 1,
  };
  const person = { who: 'you', reason: 0 };

  test('begins with the program where the page around it carries a sign-in that goes on', () => {
    expect(first(opened, sent('/api/Tickets'))).toEqual(program);
    expect(first(opened, sent('/api/Tickets'), polled)).toEqual(program);
    expect(first(opened, sent('/api/Tickets'), sent('/api/Asset'), polled)).toEqual(program);
  });

  test('begins with the program where it signed in as itself', () => {
    const token = {
      method: 'POST',
      url: `${site}/auth/token`,
      requestBody: 'grant_type=client_credentials&client_id=1&scope=all',
      body: '{"access_token":"program","token_type":"Bearer"}',
    };
    const refused = { url: `${site}/api/Tickets`, status: 401, body: '' };
    expect(first(token, refused)).toEqual(program);
  });

  test('begins with the person where nothing shows that anybody was signed in', () => {
    expect(first(sent('/api/Tickets'))).toMatchObject(person);
  });

  test('begins with the person who signed out, and is refused everywhere', () => {
    expect(first(opened, sent('/api/Tickets'), sent('/api/Asset'))).toMatchObject(person);
  });

  test('begins with the person who was not signed in yet', () => {
    expect(first(sent('/api/Tickets'), sent('/api/Asset'), opened)).toMatchObject(person);
  });

  test('asks nobody to sign in anew where the page is signed in', () => {
    const { steps } = diagnosed('not-authenticated', opened, sent('/api/Tickets'), polled);
    expect(steps.filter(({ sign }) => sign === 'signed-in')).toEqual([]);
  });
});
