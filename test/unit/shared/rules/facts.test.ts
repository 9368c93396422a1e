import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, basePath, queryValue } from '../../../../shared/rules/address.ts';
import { compiled, type Facts } from '../../../../shared/rules/condition.ts';
import { failureKindOf, failureKindOfLine } from '../../../../shared/rules/failure-kind.ts';
import { haloLevel } from '../../../../shared/rules/halo-origin.ts';
import { isHaloLimit, limitsOf } from '../../../../shared/rules/limits.ts';
import { statusInText, statusInWords } from '../../../../shared/rules/named-status.ts';
import { routeOf } from '../../../../shared/rules/route.ts';
import { serverOf } from '../../../../shared/rules/server.ts';
import {
  displayName,
  isIntegratorLine,
  vendorInText,
  vendorOfAddress,
} from '../../../../shared/rules/third-party.ts';

describe('an address', () => {
  test('is taken apart whatever it is', () => {
    expect(addressOf('HTTPS://Sam:pw@Desk.Example:443/api/Tickets?x=1#y')).toEqual({
      origin: 'https://desk.example',
      host: 'desk.example',
      path: '/api/Tickets',
      lower: '/api/tickets',
      query: 'x=1',
    });
    expect(addressOf('wss://desk.example/hub').origin).toBe('https://desk.example');
    expect(addressOf('/api/x')).toEqual({
      origin: '',
      host: '',
      path: '/api/x',
      lower: '/api/x',
      query: '',
    });
    expect(addressOf('${base}/x').origin).toBe('');
    expect(addressOf('').path).toBe('/');
  });

  test('is taken apart the same whichever came before it', () => {
    const parts = fc.constantFrom(
      'https://desk.example',
      'HTTPS://Desk.Example:443',
      'https://desk.example.org',
      'wss://a',
      'sam:pw@',
      '/api/Tickets',
      'data:,',
      '://',
      '//',
      '/',
      '?',
      '#',
      '@',
      'x=1',
    );
    const addresses = fc.array(parts, { maxLength: 5 }).map((all) => all.join(''));
    fc.assert(
      fc.property(addresses, addresses, (one, before) => {
        addressOf('http://nothing.example/');
        const alone = addressOf(one);
        addressOf(before);
        expect(addressOf(one)).toEqual(alone);
        expect(addressOf(one)).toEqual(alone);
      }),
      { numRuns: 2000 },
    );
  });

  test('tells its query without regard to case, and where Halo stands', () => {
    expect(queryValue('A=1&LoadReport=fal%73e', 'loadreport')).toBe('false');
    expect(queryValue('a=%zz', 'a')).toBe('%zz');
    expect(basePath('/desk/api/Tickets')).toBe('/desk');
    expect(basePath('/desk/config/integrations/api/applications')).toBe('/desk');
  });

  test.each([
    ['https://acme.halopsa.com/x', 3],
    ['https://acme.haloitsm.com/', 3],
    ['https://auth.haloservicedesk.com/token', 3],
    ['https://desk.example/api/authinfo', 3],
    ['https://desk.example/api/IntegrationData/Get/Xero', 3],
    ['https://desk.example/api/Tickets/5', 2],
    ['https://desk.example/api/agent/me', 2],
    ['https://desk.example/api/tickets/5?includedetails=true', 2],
    ['https://desk.example/tickets?area=1&mainview=team', 2],
    ['https://desk.example/api/tickets/5', 1],
    ['https://desk.example/api/users', 1],
    ['https://desk.example/auth/token', 1],
    ['https://desk.example/api/thing', 0],
    ['https://desk.example/api/status/messages.js', 0],
    ['https://desk.example/portal/home', 0],
    ['https://desk.example/', 0],
    ['https://www.halopsa.com/api/x', 0],
    ['https://halopsa.com.evil.example/', 0],
    ['https://o1.ingest.sentry.io/api/5/envelope/', 0],
    ['https://evilhalopsa.com/', 0],
  ] as const)("%s is Halo's with level %d", (url, level) => {
    expect(haloLevel(addressOf(url))).toBe(level);
  });
});

describe('a route', () => {
  test.each([
    ['/api/Report/412', '/api/report/{id}'],
    ['/api/report/97/', '/api/report/{id}'],
    ['/api/x/-1', '/api/x/{id}'],
    ['/api/x/6f9619ff-8b86-d011-b42d-00c04fc964ff', '/api/x/{id}'],
    ['/api/Users/jo@field.example', '/api/users/{id}'],
    ['/api/ReportData/9a8b7c6d5e4f3a2b', '/api/reportdata/{id}'],
    ['/portal/approve/eyJhbGciOiJIUzI1NiJ9.x1', '/portal/approve/{id}'],
    ['/api/IntegrationData/Get/NinjaRMM', '/api/integrationdata/get/ninjarmm'],
    ['/api/v2/x', '/api/v2/x'],
    ['/', '/'],
  ])('%s is %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});

describe('a status in a text', () => {
  test.each([
    ['Response status code does not indicate success: 401 (Unauthorized).', 401],
    ['Failed to create/update user (x). Error = 403 Forbidden', 403],
    ['The remote server returned an error: (429) Too Many Requests.', 429],
    ['429 TooManyRequests', 429],
    ['HTTP/1.1 504 Gateway Timeout', 504],
    ['"statusCode":401', 401],
    ['Unauthorized (401)', 401],
    ['Request failed with status code 500', 500],
    ["The response from 'halopsa' was 401", 401],
    ['413 Request Entity Too Large', 413],
    ['nginx: 414 Request-URI Too Long', 414],
    ['423 Locked', 423],
    ['I keep getting a 500 error when I save the ticket', 500],
  ])('is found in: %s', (text, status) => {
    expect(statusInText(text)).toBe(status);
  });

  test.each([
    'Invoice 429 could not be sent',
    'Rate Limit Reached - 500 Requests per rolling 5 minute window',
    'Ticket 404 was closed',
    'Imported 403 users',
    'error 401 rows skipped',
    'The check of the file found 412 errors',
    'Error = 429.50 GBP',
  ])('is not found in: %s', (text) => {
    expect(statusInText(text)).toBeNull();
  });

  test('stands in words where a third party writes no number', () => {
    expect(statusInWords('invalid_grant')).toBe(401);
    expect(statusInWords('Insufficient privileges to complete the operation.')).toBe(403);
    expect(statusInWords('Request was throttled')).toBe(429);
    expect(statusInWords('A contact with this name exists')).toBeNull();
  });
});

describe('a third party', () => {
  test('is any segment after the verb, by the name people know', () => {
    expect(vendorOfAddress(addressOf('https://a.example/api/IntegrationData/Get/AzureAD'))).toEqual(
      { name: 'Entra ID', calls: true },
    );
    expect(vendorOfAddress(addressOf('https://a.example/api/integrationdata/send/xero'))).toEqual({
      name: 'Xero',
      calls: true,
    });
    expect(
      vendorOfAddress(addressOf('https://a.example/api/IntegrationData/Import/BrandNewTool')),
    ).toEqual({ name: 'Brand New Tool', calls: true });
    expect(vendorOfAddress(addressOf('https://a.example/api/XeroDetails'))).toEqual({
      name: 'Xero',
      calls: false,
    });
    expect(vendorOfAddress(addressOf('https://a.example/api/Tickets'))).toBeNull();
    expect(displayName('NinjaRMM')).toBe('NinjaOne');
  });

  test('is named in a text by its name, not by an ordinary word', () => {
    expect(vendorInText('Error from Xero: no')).toBe('Xero');
    expect(vendorInText('Microsoft Graph says no')).toBe('Entra ID');
    expect(vendorInText('the arrow in the snow, no slack')).toBeNull();
  });

  test('writes integrator lines of any verb', () => {
    expect(isIntegratorLine('Failed to create/update user (x (y)). Error = 403 Forbidden')).toBe(
      true,
    );
    expect(isIntegratorLine('Failed to import assets. Error: 401')).toBe(true);
    expect(isIntegratorLine('Failed to open the door. Error = bad')).toBe(false);
  });
});

describe('a limit', () => {
  test('is read from words and headers', () => {
    expect(
      limitsOf([], 'Rate Limit Reached - 300 Requests per rolling 5 minute window', null),
    ).toEqual({ limit: 300, window: 300, retryAfter: null, problem: null });
    expect(limitsOf([], 'You may make 60 calls per minute. Retry after 45 seconds', null)).toEqual({
      limit: 60,
      window: 60,
      retryAfter: 45,
      problem: null,
    });
    expect(
      limitsOf(
        [
          { name: 'retry-after', value: '66975' },
          { name: 'X-Rate-Limit-Problem', value: 'Day' },
        ],
        '',
        null,
      ),
    ).toEqual({ limit: null, window: null, retryAfter: 66_975, problem: 'day' });
    expect(
      limitsOf(
        [
          { name: 'Retry-After', value: 'Tue, 03 Mar 2026 09:01:00 GMT' },
          { name: 'Date', value: 'Tue, 03 Mar 2026 09:00:00 GMT' },
        ],
        '',
        null,
      ).retryAfter,
    ).toBe(60);
  });

  test("is Halo's own where it speaks of a rolling window", () => {
    expect(isHaloLimit('Rate Limit Reached - 500 Requests per rolling 5 minute window')).toBe(true);
    expect(isHaloLimit('Rate limit exceeded, retry after 30 seconds')).toBe(false);
  });
});

describe('a failure', () => {
  const failure = (text: string) =>
    failureKindOf({ text, canceled: false, corsError: null, blockedReason: null });
  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['NS_ERROR_UNKNOWN_HOST', 'dns'],
    ['A server with the specified hostname could not be found.', 'dns'],
    ['net::ERR_CERT_DATE_INVALID', 'tls'],
    ['SSL_ERROR_BAD_CERT_DOMAIN', 'tls'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['Could not connect to the server.', 'refused'],
    ['net::ERR_CONNECTION_RESET', 'reset'],
    ['NS_ERROR_NET_RESET', 'reset'],
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['NS_ERROR_OFFLINE', 'offline'],
    ['net::ERR_TIMED_OUT', 'timed-out'],
    ['NS_ERROR_NET_TIMEOUT', 'timed-out'],
    ['The request timed out.', 'timed-out'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-client'],
    ['CORS Missing Allow Origin', 'cors'],
    ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'local-network'],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'cut-short'],
    ['The network connection was lost.', 'cut-short'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'too-many-redirects'],
    ['net::ERR_ABORTED', 'aborted'],
    ['NS_BINDING_ABORTED', 'aborted'],
    ['net::ERR_FAILED', 'other'],
    ['', 'other'],
  ])('%s is %s', (text, kind) => {
    expect(failure(text)).toBe(kind);
  });

  test.each([
    ['LocalNetworkAccessPermissionDenied', 'local-network'],
    ['InsecureLocalNetwork', 'local-network'],
    ['InsecurePrivateNetwork', 'local-network'],
    ['MissingAllowOriginHeader', 'cors'],
  ])('that Chromium calls %s is %s', (corsError, kind) => {
    expect(
      failureKindOf({ text: 'net::ERR_FAILED', canceled: false, corsError, blockedReason: null }),
    ).toBe(kind);
  });

  test('of the local network stands in the words of the console, which speak of CORS', () => {
    const said = (space: string) =>
      `Access to fetch at 'http://127.0.0.1:7302/x' from origin 'https://halo.example' has been blocked by CORS policy: Permission was denied for this request to access the \`${space}\` address space.`;
    expect(failureKindOfLine(said('loopback'))).toBe('local-network');
    expect(failureKindOfLine(said('local'))).toBe('local-network');
    expect(failureKindOfLine('The client has an address space of 10.0.0.0/8')).toBeNull();
    expect(
      failureKindOfLine(
        "Access to fetch at 'https://x.example' from origin 'https://halo.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present.",
      ),
    ).toBe('cors');
  });

  test('stands in a pasted line only where nothing else can be meant', () => {
    expect(failureKindOfLine('GET https://x.example/ net::ERR_NAME_NOT_RESOLVED')).toBe('dns');
    expect(failureKindOfLine('The ticket was cancelled and the call timed out')).toBeNull();
  });
});

describe('who answered', () => {
  const page = (words: string) => `<html><body><h1>${words}</h1></body></html>`;
  test.each([
    ['JSON through Cloudflare', [{ name: 'Server', value: 'cloudflare' }], 'json', '{}', 'halo'],
    ['a page of Cloudflare', [], 'html', page('Attention Required! | Cloudflare'), 'proxy'],
    ['any page on the API', [], 'html', page('No'), 'proxy'],
    [
      'a page of IIS',
      [{ name: 'Server', value: 'Microsoft-IIS/10.0' }],
      'html',
      page('403 - Forbidden'),
      'halo',
    ],
    [
      'nothing from a load balancer',
      [{ name: 'Server', value: 'awselb/2.0' }],
      'empty',
      '',
      'proxy',
    ],
    ['nothing from nobody', [], 'empty', '', 'unknown'],
  ] as const)('%s', (_, headers, shape, text, server) => {
    expect(serverOf(headers, shape, text, true)).toBe(server);
  });
});

describe('a condition', () => {
  const facts = {
    status: 401,
    message: null,
    said: null,
    halo: true,
    integration: null,
    route: '/api/x',
    duration: null,
  } as unknown as Facts;
  test('cannot tell what a fact that is unknown would say', () => {
    expect(compiled({ fact: 'message', says: ['x'] })(facts)).toBeNull();
    expect(compiled({ not: { fact: 'integration', is: 'Xero' } })(facts)).toBeNull();
    expect(
      compiled({
        all: [
          { fact: 'status', is: 401 },
          { fact: 'duration', from: 1, to: 2 },
        ],
      })(facts),
    ).toBeNull();
  });

  test('takes an integration by any of the names that it goes by', () => {
    const asked = { ...facts, integration: 'Entra ID' };
    for (const name of ['Entra ID', 'Microsoft Entra ID', 'AzureAD', 'Azure Active Directory'])
      expect(compiled({ fact: 'integration', in: ['Xero', name] })(asked)).toBe(true);
    expect(compiled({ fact: 'integration', is: 'Microsoft Intune' })(asked)).toBe(false);
  });

  test('is sure where the rest decides', () => {
    expect(
      compiled({
        all: [
          { fact: 'status', is: 500 },
          { fact: 'message', says: ['x'] },
        ],
      })(facts),
    ).toBe(false);
    expect(
      compiled({
        any: [
          { fact: 'halo', is: true },
          { fact: 'message', says: ['x'] },
        ],
      })(facts),
    ).toBe(true);
    expect(compiled({ fact: 'message', known: false })(facts)).toBe(true);
    expect(compiled({ fact: 'route', startsWith: ['/API/'] })(facts)).toBe(true);
  });
});
