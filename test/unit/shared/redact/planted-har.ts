/**
 * A HAR with a secret of its own in every place where tools leave secrets (facts on HAR sanitisers,
 * section 6; Halo's API, section 7).
 */

export interface Planted {
  readonly value: string;
  readonly where: string;
}

const utf8 = new TextEncoder();
export const base64 = (text: string): string => btoa(String.fromCharCode(...utf8.encode(text)));
const jwt = (payload: string): string =>
  ['{"alg":"HS256"}', `{"sub":"${payload}"}`, `signature of ${payload}`]
    .map((part) => base64(part).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
    .join('.');

const secretHeaders = [
  'X-Api-Key',
  'Api-Key',
  'X-Auth-Token',
  'X-Access-Token',
  'X-Refresh-Token',
  'X-Csrf-Token',
  'X-XSRF-TOKEN',
  'X-Amz-Security-Token',
  'X-Goog-Api-Key',
  'X-Ms-Token-Aad-Access-Token',
  'X-Vault-Token',
  'X-Client-Data',
  'X-Session-Id',
  'Client-Cert',
  'SSL-Client-Cert',
  'client-id',
  'client-secret',
  'Ocp-Apim-Subscription-Key',
  'X-Password',
  'X-Hub-Signature',
];
const queryNames = [
  'access_token',
  'refresh_token',
  'id_token',
  'token',
  'authenticity_token',
  'api_key',
  'apikey',
  'key',
  'sig',
  'signature',
  'X-Amz-Signature',
  'X-Amz-Credential',
  'X-Amz-Security-Token',
  'code',
  'code_verifier',
  'code_challenge',
  'state',
  'nonce',
  'session',
  'sid',
  'jsessionid',
  'phpsessid',
  'sessionToken',
  'ticket',
  'otp',
  'totp',
  'pin',
  'passcode',
  'password',
  'passwd',
  'pwd',
  'pass',
  'secret',
  'client_secret',
  'client_assertion',
  'assertion',
  'SAMLRequest',
  'SAMLResponse',
  'RelayState',
  'wresult',
  'id_token_hint',
  'challenge',
  'facetID',
  'appID',
  'shdf',
  'usg',
  'fcParams',
  'serverData',
  'report_access_token',
  'image_upload_key',
  'atkey',
  'third_party_token',
  'apikeyoverride',
  'Key-Pair-Id',
];
const fieldNames = [
  'access_token',
  'refresh_token',
  'id_token',
  'new_access_token',
  'new_refresh_token',
  'new_client_secret',
  'new_alternate_client_secret',
  'client_secret',
  'clientSecret',
  'client_secret_halointegrator',
  'new_password',
  'newPassword',
  'smtp_password',
  'new_integration_key',
  'new_api_key',
  'api_key',
  'apikey',
  'sendgrid_apikey',
  'access_key',
  'private_key',
  'connectwise_private_key',
  'new_webhook_password',
  'new_webhook_secret',
  'new_webhook_signature',
  'sharedSecret',
  'oauth_code',
  'graph_authcode',
  'jwt',
  'token',
  'token_used',
  'recaptcha_token',
  'report_access_token',
  'x_profile_access_token',
  'image_upload_key',
  'x_validation_key',
  'signature',
  'payment_intent_client_secret',
  'firebase_device_token',
  'apns_device_token',
  'halo_key',
  'credentials',
  'password_key',
  'backup_password',
  'pem',
  'rsa',
  'passkey',
];
const personalFields = [
  'emailaddress',
  'user_name',
  'agent_name',
  'phonenumber',
  'note_html',
  'details_html',
  'summary',
  'networklogin',
  'azureoid',
  'entity_name',
];

/**
 * @returns the file and what was planted in it; `personal` values go only while personal data is
 * taken out.
 */
export function plantedHar(): {
  readonly har: Readonly<Record<string, unknown>>;
  readonly secrets: readonly Planted[];
  readonly personal: readonly Planted[];
} {
  const secrets: Planted[] = [];
  const personal: Planted[] = [];
  const plant = (where: string): string => {
    const value = `Zk${(secrets.length + 17) * 7919}pQ${secrets.length}w`;
    secrets.push({ value, where });
    return value;
  };
  const plantJwt = (where: string): string => {
    const value = jwt(plant(`${where}, payload`));
    secrets.push(
      { value: value.split('.')[2] ?? '', where: `${where}, signature` },
      { value, where },
    );
    return value;
  };
  const person = (where: string, value: string): string => {
    personal.push({ value, where });
    return value;
  };
  const of = (names: readonly string[], where: string): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, plant(`${where} ${name}`)]));
  const query = (fields: Readonly<Record<string, string>>): string =>
    Object.entries(fields)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&');
  const rows = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).map(([name, value]) => ({ name, value }));
  let at = 0;
  const entry = (request: object, response: object = {}, more: object = {}): object => ({
    startedDateTime: new Date(Date.UTC(2026, 0, 5, 9, 0, (at += 1))).toISOString(),
    time: 12.5,
    request: {
      method: 'GET',
      url: `https://help.example.com/api/Tickets/${at}`,
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      queryString: [],
      headersSize: -1,
      bodySize: -1,
      ...request,
    },
    response: {
      status: 400,
      statusText: 'Bad Request',
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      content: { size: 0, mimeType: '' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      ...response,
    },
    cache: {},
    timings: { send: 1, wait: 10, receive: 1.5 },
    ...more,
  });
  const post = (text: string, mimeType: string): object => ({ postData: { mimeType, text } });
  const answer = (text: string, mimeType: string, more: object = {}): object => ({
    content: { size: text.length, mimeType, text, ...more },
  });
  const json = (value: unknown): object => answer(JSON.stringify(value), 'application/json');

  const urlFields = of(queryNames, 'query');
  const copied = plant('a bearer copied into places that say nothing');
  const opaque = plant('a cookie copied into places that say nothing');
  const boundary = '----WebKitFormBoundaryAbC';
  const inRow = `Authorization: Bearer ${plant('header block, bearer')}\r\nX-Api-Key: ${plant('header block, key')}\r\nAccept: application/json\r\nCookie: ASP=${plant('header block, cookie')}`;
  const entries = [
    entry(
      {
        headers: rows({
          ...of(secretHeaders, 'request header'),
          Authorization: `Bearer ${copied}`,
          'Proxy-Authorization': `Basic ${base64(`svc:${plant('basic password')}`)}`,
        }),
      },
      {
        headers: rows({
          ...of(
            secretHeaders
              .map((name) => `${name}-Next`)
              .filter((name) => !name.startsWith('client-id')),
            'answer header',
          ),
          'WWW-Authenticate': `Digest realm="x", nonce="${plant('digest nonce')}", opaque="${plant('digest opaque')}"`,
        }),
      },
    ),
    entry(
      {
        cookies: [
          { name: 'sid', value: opaque, domain: 'help.example.com' },
          { name: 'b', value: plant('request cookie row') },
        ],
        headers: rows({ Cookie: `sid=${opaque}; b=${plant('cookie header')}; theme=dark` }),
      },
      {
        cookies: [{ name: 'sid', value: plant('answer cookie row'), httpOnly: true }],
        headers: rows({
          'Set-Cookie': `a=${plant('set-cookie 1')}; Path=/; HttpOnly\nb=${plant('set-cookie 2, newline')}; Expires=Wed, 21 Oct 2026 07:28:00 GMT\nc=${plant('set-cookie 3')}, d=${plant('set-cookie 4, comma')}; Secure`,
        }),
      },
    ),
    entry(
      { cookies: { odd: plant('cookies as an object') } },
      { cookies: `x=${plant('cookies as text')}` },
    ),
    entry({
      url: `https://help.example.com/api/Report/7?${query(urlFields)}`,
      queryString: rows(urlFields),
    }),
    entry(
      {
        url: `https://admin:${plant('user info')}@help.example.com/auth/callback#access_token=${plant('fragment')}&state=${plant('fragment state')}`,
        headers: rows({
          Referer: `https://help.example.com/x?code=${plant('referer')}`,
          Origin: 'https://help.example.com',
          ':path': `/api/x?token=${plant(':path')}`,
        }),
      },
      {
        status: 302,
        redirectURL: `https://help.example.com/?id_token=${plant('redirectURL')}`,
        headers: rows({
          Location: `/cb?code=${plant('location')}&x=1`,
          Link: `<https://help.example.com/n?access_token=${plant('link')}>; rel=next`,
          Refresh: `0; url=https://help.example.com/?token=${plant('refresh')}`,
          'Content-Security-Policy': `default-src 'self'; report-uri https://r.example.com/?key=${plant('csp')}`,
        }),
      },
    ),
    entry({
      url: `https://login.example.com/authorize?redirect_uri=${encodeURIComponent(`https://help.example.com/cb?token=${plant('address in a parameter')}`)}&filter=${encodeURIComponent(JSON.stringify({ password: plant('JSON in a parameter') }))}`,
    }),
    entry({
      url: `https://login.example.com/go?to=${encodeURIComponent(encodeURIComponent(`https://help.example.com/cb?token=${plant('address encoded twice')}&x=1`))}`,
    }),
    entry({
      url: `https://help.example.com/app;jsessionid=${plant('path parameter')}/Notify/AdobeAcrobat/acme/${plant('Adobe path secret')}`,
    }),
    entry({
      url: `https://help.example.com/reset/${plant('reset path')}/${plantJwt('JWT in a path')}`,
    }),
    entry({
      ...post(
        query(
          of(
            [
              'grant_type_password',
              'password',
              'client_secret',
              'code_verifier',
              'refresh_token',
              'username_password',
            ],
            'form',
          ),
        ),
        'application/x-www-form-urlencoded',
      ),
    }),
    entry({
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        params: rows(of(['password', 'client_secret', 'token'], 'params')),
      },
    }),
    entry({
      ...post(
        `--${boundary}\r\nContent-Disposition: form-data; name="api_token"\r\n\r\n${plant('multipart part')}\r\n--${boundary}\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"password":"${plant('JSON in multipart')}"}\r\n--${boundary}--\r\n`,
        `multipart/form-data; boundary=${boundary}`,
      ),
    }),
    entry(
      post(JSON.stringify(of(fieldNames, 'request JSON')), 'application/json'),
      json({
        a: [{ b: { c: [of(fieldNames, 'answer JSON')] } }],
        tokens: [plant('list of tokens')],
        password: { value: plant('below a secret name') },
      }),
    ),
    entry(
      post(
        JSON.stringify({
          outer: JSON.stringify({
            inner: JSON.stringify({
              deep: JSON.stringify({ api_key: plant('JSON in JSON, 4 deep') }),
              password: plant('JSON in JSON, 2 deep'),
            }),
          }),
        }),
        'text/plain',
      ),
    ),
    entry(
      {},
      {
        content: {
          size: 1,
          mimeType: 'application/json',
          encoding: 'base64',
          text: base64(JSON.stringify({ refresh_token: plant('base64 body') })),
        },
      },
    ),
    entry(
      {},
      json({
        blob: base64(JSON.stringify({ client_secret: plant('base64 string') })),
        raw: base64(`password=${plant('base64 of a pair')}`),
      }),
    ),
    entry(
      post(
        `<soap:Envelope><soap:Body><Login user="x"><Password>${plant('XML element')}</Password><wsse:Token Type="x"><![CDATA[${plant('CDATA')}]]></wsse:Token><add key="ApiKey" value="${plant('XML attribute by key')}"/></Login></soap:Body></soap:Envelope>`,
        'text/xml',
      ),
    ),
    entry(
      {},
      answer(
        `<!doctype html><html><head><meta name="csrf-token" content="${plant('meta')}"><script>window.boot = {"accessToken":"${plant('inline script JSON')}", apiKey: '${plant('inline script key')}'}; var password = "${plant('inline script variable')}";</script></head>
<body data-session-token="${plant('data attribute')}"><form><input type="hidden" name="__RequestVerificationToken" value="${plant('hidden input')}"><input type=password name=p value='${plant('password input')}'><input type=hidden name=authenticity_token value=${plant('input without quotes')}></form>
<script type="application/json">{"props":{"session":{"token":"${plant('data island')}"}}}</script><a href="https://help.example.com/x?token=${plant('link in HTML')}&amp;access_token=${plant('second parameter in HTML')}">x</a></body></html>`,
        'text/html',
      ),
    ),
    entry(
      {},
      answer(
        `event: token\ndata: {"access_token":"${plant('SSE')}"}\n\ndata: password=${plant('SSE pair')}\n\n`,
        'text/event-stream',
      ),
    ),
    entry(
      {},
      {},
      {
        _resourceType: 'websocket',
        _webSocketMessages: [
          { type: 'send', time: 1, opcode: 1, data: JSON.stringify({ auth: plant('WebSocket') }) },
          {
            type: 'receive',
            time: 2,
            opcode: 1,
            data: `42["auth",{"token":"${plant('Socket.IO')}"}]`,
          },
          {
            type: 'send',
            time: 3,
            opcode: 2,
            data: base64(JSON.stringify({ password: plant('binary WebSocket') })),
          },
          {
            type: 'receive',
            time: 4,
            opcode: 2,
            data: btoa(`\u0081\u00fe\u0000${plant('binary that is no text')}`),
          },
        ],
      },
    ),
    entry(
      {},
      {},
      {
        _eventSourceMessages: [
          { time: 1, eventName: 'session_token', eventId: '1', data: plant('event by its name') },
          { time: 2, eventName: 'm', data: `{"jwt":"${plant('event data')}"}` },
        ],
      },
    ),
    entry(
      {},
      json([
        {
          id: 7,
          url: 'https://api.example.org/x',
          request_headers: inRow,
          response_headers: `HTTP/1.1 401\nSet-Cookie: s=${plant('header block, set-cookie')}`,
          request_body: JSON.stringify({ client_secret: plant('IntegrationRequest body') }),
          response_body: `<r><accessToken>${plant('IntegrationRequest XML')}</accessToken></r>`,
        },
      ]),
    ),
    entry(
      post(
        JSON.stringify({
          query: `mutation { login(email: "x", password: "${plant('GraphQL literal')}") { ok } }`,
          variables: { input: { password: plant('GraphQL variable') } },
        }),
        'application/json',
      ),
    ),
    entry(
      post(
        `{"password":"${plant('JSON lines 1')}"}\n{"id":2,"token":"${plant('JSON lines 2')}"}\n`,
        'application/x-ndjson',
      ),
    ),
    entry(
      post(
        `{"user":{"password":"${plant('JSON cut short')}","extra":{"name":"apiKey","value":"${plant('name and value, cut short')}`,
        'application/json',
      ),
    ),
    entry(
      post(`{"x":{"password":"${plant('a name that stands twice')}"},"x":1 }`, 'application/json'),
    ),
    entry(post(`)]}',\n{"access_token":"${plant('guarded JSON')}"}`, 'application/json')),
    entry({}, answer(`callback({"sessionToken":"${plant('JSONP')}"})`, 'text/javascript')),
    entry(
      { comment: `sent with token=${plant('comment')}` },
      { comment: `Authorization: Bearer ${plant('answer comment')}` },
      {
        comment: `password: "${plant('entry comment')}"`,
        _initiator: {
          type: 'script',
          url: `https://help.example.com/a.js?token=${plant('initiator')}`,
          stack: {
            callFrames: [
              {
                functionName: 'f',
                url: `https://help.example.com/b.js?key=${plant('call frame')}`,
              },
            ],
            parent: {
              callFrames: [{ url: `https://help.example.com/c.js?sig=${plant('parent frame')}` }],
            },
          },
        },
        _securityState: { private_key: plant('unknown member') },
        _note: [['authorization', plant('pair in an unknown member')]],
      },
    ),
    entry(
      { headers: { 'X-Api-Key': plant('headers as an object'), accept: '*/*' } },
      { headers: [['set-cookie', `q=${plant('headers as pairs')}`]] },
    ),
    entry(
      {},
      json({
        note: `curl -H "X-Api-Key: ${plant('command line')}" https://u:${plant('user info in text')}@example.org/`,
        pem: `-----BEGIN PRIVATE KEY-----\n${plant('PEM')}${'A'.repeat(40)}\n-----END PRIVATE KEY-----`,
        text: `AKIAIOSFODNN7EXAMPLE ghp_${'a1B2'.repeat(9)} xoxb-1234567890-abcdefghij sk-live${'9x'.repeat(10)}`,
      }),
    ),
    entry(
      {},
      json({
        message: `The key ${copied} was refused; cookie "${opaque}"`,
        copies: {
          [copied]: 1,
          encoded: encodeURIComponent(`=${copied}=`),
          packed: base64(`xx${copied}yy`),
        },
        jwt_in_words: `found ${plantJwt('JWT in words')} here`,
      }),
    ),
    entry(
      {},
      json({
        ...Object.fromEntries(
          personalFields.map((name, place) => [
            name,
            person(`field ${name}`, `Mara Quill ${place + 61}`),
          ]),
        ),
        mail: person('e-mail', 'mara.quill+x@customer.example'),
        words: `Call ${person('phone', '+44 20 7946 0958')} or ${person('card', '4111 1111 1111 1111')} from ${person('IP', '203.0.113.77')}, ${person('IPv6', '2001:db8:85a3::8a2e:370:7334')}`,
      }),
    ),
    entry(
      {
        url: `https://${person('tenant', 'quillworks')}.halopsa.com/api/Users?search=${encodeURIComponent(person('e-mail in an address', 'jon@quill.example'))}`,
        headers: rows({
          Host: 'quillworks.halopsa.com',
          'X-Forwarded-For': person('forwarded', '198.51.100.23'),
        }),
      },
      {},
      { serverIPAddress: person('server address', '192.0.2.44') },
    ),
  ];
  secrets.push(
    ...[
      'AKIAIOSFODNN7EXAMPLE',
      `ghp_${'a1B2'.repeat(9)}`,
      'xoxb-1234567890-abcdefghij',
      `sk-live${'9x'.repeat(10)}`,
    ].map((value) => ({ value, where: 'key known by its shape' })),
  );
  const har = {
    log: {
      version: '1.2',
      creator: { name: 'Planter', version: '1', comment: `token=${plant('creator comment')}` },
      pages: [
        {
          startedDateTime: '2026-01-05T09:00:00.000Z',
          id: 'page_1',
          title: `https://help.example.com/?access_token=${plant('page title')}`,
          pageTimings: { onLoad: 5 },
        },
      ],
      entries,
      comment: `made with api_key=${plant('log comment')}`,
    },
  };
  return { har, secrets, personal };
}
