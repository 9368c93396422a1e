/**
 * Addresses that carry a secret in their path, by the makers' own papers. `find` runs over host and
 * path; what stands in the group goes. In `goes` the part between « and » is what is taken out.
 */
export interface AddressRule {
  readonly id: string;
  readonly find: RegExp;
  readonly goes: string;
  readonly stays: string;
}

export const addressRules: readonly AddressRule[] = [
  {
    id: 'slack',
    find: /(hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[^?#]*\/)([^/?#]+)\/?$/i,
    goes: 'https://hooks.slack.com/services/T0GEEE0AH3/B03BHEG1BH/«pR6FPgAFtL47w2OhBTeV2530»',
    stays: 'https://slack.com/services/T0/B0/x',
  },
  {
    id: 'discord',
    find: /(discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d+\/)([^/?#]+)/i,
    goes: 'https://discord.com/api/webhooks/123456789012345678/«Ab3dEf6hIj9lMn2pQr5tUv»',
    stays: 'https://discord.com/api/guilds/123',
  },
  {
    id: 'teams',
    find: /(webhook\.office(?:365)?\.com\/webhookb2\/[^/?#]+\/IncomingWebhook\/)([^?#]+)/i,
    goes: 'https://acme.webhook.office.com/webhookb2/db4ec605/IncomingWebhook/«930f6041cd67e8c46df2bf4f708aeb02/2922e99a»',
    stays: 'https://acme.webhook.office.com/about',
  },
  {
    id: 'telegram',
    find: /(api\.telegram\.org\/(?:file\/)?bot)(\d+:[^/?#]+)/i,
    goes: 'https://api.telegram.org/bot«0454496328:AAESP5MP7TGMERgLuuRBy1eMPU3yqZC10HP»/sendMessage',
    stays: 'https://api.telegram.org/about',
  },
  {
    id: 'zapier',
    find: /(hooks\.zapier\.com\/hooks\/(?:catch|standard)\/\d+\/)([^/?#]+)/i,
    goes: 'https://hooks.zapier.com/hooks/catch/1234567/«g5cbaa5»/',
    stays: 'https://zapier.com/hooks/catch/1/x',
  },
  {
    id: 'make',
    find: /(hook(?:\.[a-z]{2}\d)?\.(?:make|integromat)\.com\/)([a-z0-9]{20,})/i,
    goes: 'https://hook.eu1.make.com/«abcdefghij0123456789abcdefghij12»',
    stays: 'https://hook.eu1.make.com/status',
  },
  {
    id: 'ifttt',
    find: /(maker\.ifttt\.com\/trigger\/[^?#]*\/key\/)([^/?#]+)/i,
    goes: 'https://maker.ifttt.com/trigger/x/with/key/«bAb3dEf6hIj9lMn2pQr5»',
    stays: 'https://maker.ifttt.com/trigger/x',
  },
  {
    id: 'webex',
    find: /(webexapis\.com\/v1\/webhooks\/incoming\/)([^/?#]+)/i,
    goes: 'https://webexapis.com/v1/webhooks/incoming/«Y2lzY29zcGFyazovL3Vz»',
    stays: 'https://webexapis.com/v1/rooms',
  },
  {
    id: 'hooks',
    find: /(\/(?:hooks?|webhooks?|incoming|callback)\/(?:[\w-]{1,60}\/){0,2})((?=[\w-]*\d)(?![\da-f-]{36}(?:$|\/))[\w-]{20,200})(?=\/?$)/i,
    goes: 'https://chat.example.com/hooks/«xen8k5d3zjyqmfbh4w7n1r9tpc»',
    stays: 'https://help.example.com/api/webhook/7d444840-9dc0-11d1-b245-5ffdce74fad2',
  },
  {
    // https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    id: 'teams-older',
    find: /(\/IncomingWebhook\/)([^?#]{16,})/i,
    goes: 'https://outlook.office.com/webhook/db4ec605@7d444840/IncomingWebhook/«930f6041cd67e8c46df2bf4f708aeb02/2922e99a»',
    stays: 'https://outlook.office.com/IncomingWebhook/list',
  },
  {
    id: 'feishu',
    find: /(open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/(?:v2\/)?hook\/)([^/?#]+)/i,
    goes: 'https://open.feishu.cn/open-apis/bot/v2/hook/«7d444840-9dc0-41d1-b245-5ffdce74fad2»',
    stays: 'https://open.feishu.cn/open-apis/bot/v2/info',
  },
  {
    id: 'alerting',
    find: /((?:alert\.victorops\.com\/integrations\/[^?#]{1,60}\/alert|api\.squadcast\.com\/v\d\/incidents\/[a-z]+|zenduty\.com\/api\/events|hc-ping\.com|nosnch\.in|heartbeat\.uptimerobot\.com|betterstack\.com\/api\/v1\/heartbeat|integrations\/v1\/[a-z_]+)\/)([\w-]{10,})/i,
    goes: 'https://hc-ping.com/«7d444840-9dc0-41d1-b245-5ffdce74fad2»/start',
    stays: 'https://www.zenduty.com/api/account',
  },
  {
    id: 'automation',
    find: /((?:automation\.atlassian\.com\/pro\/hooks|api-private\.atlassian\.com\/automation\/webhooks\/[a-z]+\/a\/[^/?#]+|hooks\.airtable\.com\/workflows\/v1\/genericWebhook\/\w+\/\w+|api\.flock\.com\/hooks\/sendMessage|(?:media\.)?guilded\.gg\/webhooks\/[^/?#]+|api\.day\.app|api\.pushcut\.io)\/)([\w-]{10,})/i,
    goes: 'https://automation.atlassian.com/pro/hooks/«0a1b2c3d4e5f60718293a4b5c6d7e8f9»',
    stays: 'https://automation.atlassian.com/pro/list',
  },
  {
    // https://www.tines.com/docs/actions/types/webhook/
    id: 'tines',
    find: /(\.tines\.com\/webhook\/[^/?#]+\/)([^/?#]{10,})/i,
    goes: 'https://acme.tines.com/webhook/0a1b2c/«0a1b2c3d4e5f60718293a4b5c6d7e8f9»',
    stays: 'https://acme.tines.com/webhooks',
  },
  {
    id: 'webhook-site',
    find: /(webhook\.site\/)([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i,
    goes: 'https://webhook.site/«7d444840-9dc0-11d1-b245-5ffdce74fad2»',
    stays: 'https://webhook.site/docs',
  },
  {
    id: 'pagerduty-opsgenie',
    find: /((?:events\.(?:eu\.)?pagerduty\.com\/integration|api\.opsgenie\.com\/v1\/json\/\w+)\/)([\w-]{20,})/i,
    goes: 'https://events.pagerduty.com/integration/«0a1b2c3d4e5f60718293a4b5c6d7e8f9»/enqueue',
    stays: 'https://events.pagerduty.com/v2/enqueue',
  },
  {
    id: 'n8n',
    find: /(n8n[^/]{0,80}\/webhook(?:-test)?\/)([^/?#]{16,})/i,
    goes: 'https://n8n.acme.example/webhook/«7d444840-9dc0-41d1-b245-5ffdce74fad2»',
    stays: 'https://n8n.acme.example/workflow/7d444840-9dc0-41d1-b245-5ffdce74fad2',
  },
  {
    id: 'workato',
    find: /(webhooks\.workato\.com\/webhooks\/(?:rest\/)?)([^/?#]{16,})/i,
    goes: 'https://webhooks.workato.com/webhooks/rest/«7d444840-9dc0-41d1-b245-5ffdce74fad2»/new',
    stays: 'https://www.workato.com/integrations',
  },
  {
    id: 'loggly',
    find: /(logs-\d+\.loggly\.com\/(?:inputs|bulk)\/)([^/?#]{16,})/i,
    goes: 'https://logs-01.loggly.com/inputs/«7d444840-9dc0-41d1-b245-5ffdce74fad2»/tag/http/',
    stays: 'https://acme.loggly.com/search',
  },
  {
    id: 'datadog',
    find: /(datadoghq\.(?:com|eu)\/(?:v1|api\/v2)\/(?:input|logs)\/)([^/?#]{16,})/i,
    goes: 'https://http-intake.logs.datadoghq.com/v1/input/«0a1b2c3d4e5f60718293a4b5c6d7e8f9»',
    stays: 'https://api.datadoghq.com/api/v1/events',
  },
  {
    // https://learn.microsoft.com/previous-versions/aspnet/ms178581(v=vs.100): a session in the path
    id: 'asp-session',
    find: /(\/\([SFA]\()([A-Za-z0-9_-]{20,})(?=\)\))/,
    goes: 'https://help.example.com/(S(«lit3py55t21z5v55vlm25s55»))/default.aspx',
    stays: 'https://help.example.com/(S)/default.aspx',
  },
  {
    id: 'adobe',
    find: /(\/notify\/adobeacrobat\/[^/]+\/)([^/?#]+)/i,
    goes: 'https://help.example.com/app/Notify/AdobeAcrobat/acme/«Zk1pQ»',
    stays: 'https://help.example.com/app/Notify/other/acme/x',
  },
];

/** The part of a path behind one of these is a secret, be it a GUID. */
export const secretTellers =
  /^(?:token|secret|key|api-?key|reset|reset-?password|password-?reset|forgot-?password|set-?password|verify|verification|verify-?email|invite|invitation|approve|session|sessions|s|magic|magic-?link|activate|activation|confirm|confirm-?email|unsubscribe|access|auth|sso|otp|jwt|bearer|accept-?invite|accept)s?$/i;

/** Behind these it is one where nobody could have made it up. */
export const likelyTellers =
  /^(?:approval|ical|calendar|feed|rss|webcal|share|shared|public|guest|join|link|l|r|t|k|signup|register|download|preview|embed|survey|feedback|rate|pay|document|d|i|u|view|open|email|redirect|file|files|attachment)s?$/i;
