import type { Address } from './address.ts';
import { tellingLines } from './telling.ts';

/**
 * Segment of the API's paths → the name people know. Segments are those of Halo's own OpenAPI file,
 * which each instance shows at /apidoc (https://halopsa.com/apidoc).
 */
const displayNames: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azuread: 'Entra ID',
    azureactivedirectory: 'Entra ID',
    entra: 'Entra ID',
    entraid: 'Entra ID',
    microsoftentraid: 'Entra ID',
    intune: 'Microsoft Intune',
    microsoftcsp: 'Microsoft CSP',
    businesscentral: 'Business Central',
    ninjarmm: 'NinjaOne',
    ninjaone: 'NinjaOne',
    ninja: 'NinjaOne',
    addigy: 'Addigy',
    xero: 'Xero',
    quickbooksonline: 'QuickBooks Online',
    quickbooks: 'QuickBooks',
    sagebusinesscloud: 'Sage Business Cloud',
    sage: 'Sage',
    exactonline: 'Exact Online',
    myob: 'MYOB',
    kashflow: 'KashFlow',
    intacct: 'Sage Intacct',
    fortnox: 'Fortnox',
    snelstart: 'SnelStart',
    automate: 'ConnectWise Automate',
    connectwise: 'ConnectWise',
    connectwisermm: 'ConnectWise RMM',
    ncentral: 'N-central',
    nable: 'N-able',
    solarwindsrmm: 'N-sight RMM',
    datto: 'Datto',
    dattormm: 'Datto RMM',
    dattocommerce: 'Datto Commerce',
    autotask: 'Autotask',
    atera: 'Atera',
    syncro: 'Syncro',
    auvik: 'Auvik',
    domotz: 'Domotz',
    liongard: 'Liongard',
    logicmonitor: 'LogicMonitor',
    lansweeper: 'Lansweeper',
    meraki: 'Meraki',
    jamf: 'Jamf',
    kandji: 'Kandji',
    mosyle: 'Mosyle',
    jira: 'Jira',
    devops: 'Azure DevOps',
    azuredevops: 'Azure DevOps',
    hubspot: 'HubSpot',
    salesforce: 'Salesforce',
    servicenow: 'ServiceNow',
    snow: 'Snow',
    slack: 'Slack',
    okta: 'Okta',
    pagerduty: 'PagerDuty',
    pax8: 'Pax8',
    sherweb: 'Sherweb',
    ingrammicro: 'Ingram Micro',
    techdata: 'TD SYNNEX',
    synnex: 'TD SYNNEX',
    arrowsphere: 'ArrowSphere',
    arrow: 'Arrow',
    stripe: 'Stripe',
    gocardless: 'GoCardless',
    shopify: 'Shopify',
    avalara: 'Avalara',
    prtg: 'PRTG',
    zabbix: 'Zabbix',
    newrelic: 'New Relic',
    qualys: 'Qualys',
    tanium: 'Tanium',
    vmworkspace: 'VMware Workspace ONE',
    amazonseller: 'Amazon Seller',
    twitter: 'Twitter',
    itglue: 'IT Glue',
    hudu: 'Hudu',
    passportal: 'Passportal',
    teamviewer: 'TeamViewer',
    screenconnect: 'ScreenConnect',
    splashtop: 'Splashtop',
    googleworkspace: 'Google Workspace',
    googleworkplace: 'Google Workspace',
    googlebusiness: 'Google Business',
    exchangecalendars: 'Microsoft Exchange',
    exchange: 'Microsoft Exchange',
    azuresentinel: 'Microsoft Sentinel',
    sentinel: 'Microsoft Sentinel',
    azure: 'Microsoft Azure',
    microsoftteams: 'Microsoft Teams',
    microsoft365: 'Microsoft 365',
    office365: 'Microsoft 365',
    powerautomate: 'Power Automate',
    snipeit: 'Snipe-IT',
    wordpresscom: 'WordPress.com',
    beyondtrust: 'BeyondTrust',
    zapier: 'Zapier',
    gsuite: 'Google Workspace',
    mailchimp: 'Mailchimp',
    docusign: 'DocuSign',
    adobeacrobat: 'Adobe Acrobat Sign',
    kaseyavsa: 'Kaseya VSA',
    kaseya: 'Kaseya',
    vsa: 'Kaseya VSA',
    acronis: 'Acronis',
    veeam: 'Veeam',
    sentinelone: 'SentinelOne',
    cloudflare: 'Cloudflare',
    action1: 'Action1',
  }),
);

/** A vendor as people know it, whichever of its names is given; null for an unknown one. */
export function knownVendor(vendor: string): string | null {
  return displayNames.get(vendor.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? null;
}

/** The same; an unknown one as it is written, its words set apart. */
export function displayName(vendor: string): string {
  return knownVendor(vendor) ?? vendor.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_]+/g, ' ');
}

/**
 * Whom a route of Halo's speaks to. `calls`: the answer is the third party's; else it is Halo's own
 * page about it.
 */
export interface Vendor {
  readonly name: string;
  readonly calls: boolean;
}

/**
 * The third party that an address names: any segment after `/IntegrationData/{verb}/`, or a
 * settings route such as `/XeroDetails`.
 */
export function vendorOfAddress(address: Address): Vendor | null {
  const parts = address.path.split('/').filter((part) => part !== '');
  const at = parts.findIndex((part) => part.toLowerCase() === 'integrationdata');
  if (at >= 0) {
    const vendor = parts[at + 2];
    return { name: vendor === undefined ? '' : displayName(unescapedPart(vendor)), calls: true };
  }
  for (const part of parts) {
    const lower = part.toLowerCase();
    const plain = lower
      .replace(/(details|connections?|mappings?|settings|tenants?|sync|import|data)$/, '')
      .replace(/[-_]$/, '');
    const name = plain === '' ? undefined : displayNames.get(plain);
    if (name !== undefined && parts.some((other) => other.toLowerCase() === 'api'))
      return { name, calls: /(sync|import|data)$/.test(lower) || calling(parts) };
  }
  return null;
}

function calling(parts: readonly string[]): boolean {
  return parts.some((part) => /^(sync|import|send|export|push|pull)/i.test(part));
}

function unescapedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// Names that are also ordinary words ("arrow", "snow", "slack") count in a path, never in a
// sentence.
const vendorWords =
  'xero|addigy|azure ?ad|azure active directory|entra(?: id)?|microsoft graph|graph\\.microsoft\\.com|microsoft 365|office 365|microsoft teams|intune|microsoft csp|partner ?center|business central|power ?automate|zapier|ninja ?(?:rmm|one)|' +
  'quickbooks(?: online)?|sage (?:business cloud|intacct)|intacct|exact online|myob|kashflow|fortnox|snelstart|connectwise(?: automate| rmm)?|n-?central|n-able|datto(?: rmm)?|autotask|' +
  'atera|syncro|auvik|domotz|liongard|logicmonitor|lansweeper|meraki|jamf|jira|azure devops|hubspot|salesforce|servicenow|okta|pagerduty|pax8|sherweb|ingram ?micro|synnex|' +
  'arrowsphere|gocardless|shopify|avalara|prtg|zabbix|new ?relic|qualys|tanium|it ?glue|hudu|google workspace|docusign|kaseya(?: vsa)?|acronis|sentinelone|mosyle|kandji|stripe|mailchimp|snipe-?it|mattermost|teamviewer|screenconnect|splashtop';
const inSentences = new RegExp(`\\b(${vendorWords})\\b`, 'i');

/** Codes and a sentence that only Microsoft's sign-in and Graph write. */
const microsoft =
  /\bAADSTS\d{4,}|Authorization_RequestDenied|Insufficient privileges to complete the operation/;

/** The third party that a server's own words name; null where they name none. */
export function vendorInText(text: string): string | null {
  const start = text.slice(0, 2000);
  const word = inSentences.exec(start)?.[1];
  if (word === undefined) return microsoft.test(start) ? 'Entra ID' : null;
  return vendorOfWord(word);
}

function vendorOfWord(word: string): string {
  if (/graph/i.test(word)) return 'Entra ID';
  if (/partner ?center/i.test(word)) return 'Microsoft CSP';
  return displayName(word);
}

// Where third parties' APIs live, as their own documentation has it.
const vendorHosts: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)xero\.com$/, 'Xero'],
  [
    /(^|\.)(graph\.microsoft\.com|graph\.windows\.net|login\.microsoftonline\.com|login\.windows\.net)$/,
    'Entra ID',
  ],
  [/(^|\.)(logic\.azure\.com|flow\.microsoft\.com|api\.powerplatform\.com)$/, 'Power Automate'],
  [/(^|\.)(webhook\.office\.com|teams\.microsoft\.com)$/, 'Microsoft Teams'],
  [/(^|\.)(outlook\.office365\.com|outlook\.office\.com|smtp\.office365\.com)$/, 'Microsoft 365'],
  [/(^|\.)api\.partnercenter\.microsoft\.com$/, 'Microsoft CSP'],
  [/(^|\.)manage\.microsoft\.com$/, 'Microsoft Intune'],
  [/(^|\.)api\.businesscentral\.dynamics\.com$/, 'Business Central'],
  [/(^|\.)(dev\.azure\.com|visualstudio\.com)$/, 'Azure DevOps'],
  [/(^|\.)(intuit\.com)$/, 'QuickBooks Online'],
  [/(^|\.)(salesforce\.com|force\.com)$/, 'Salesforce'],
  [/(^|\.)atlassian\.(net|com)$/, 'Jira'],
  [/(^|\.)addigy\.com$/, 'Addigy'],
  [/(^|\.)(ninjarmm\.com|ninjaone\.com)$/, 'NinjaOne'],
  [/(^|\.)okta(preview)?\.com$/, 'Okta'],
  [/(^|\.)service-now\.com$/, 'ServiceNow'],
  [/(^|\.)(hubapi\.com|hubspot\.com)$/, 'HubSpot'],
  [/(^|\.)slack\.com$/, 'Slack'],
  [/(^|\.)zapier\.com$/, 'Zapier'],
  [/(^|\.)stripe\.com$/, 'Stripe'],
  [/(^|\.)gocardless\.com$/, 'GoCardless'],
  [/(^|\.)(myshopify|shopify)\.com$/, 'Shopify'],
  [/(^|\.)meraki\.com$/, 'Meraki'],
  [/(^|\.)(centrastage\.net|datto\.com)$/, 'Datto'],
  [/(^|\.)autotask\.net$/, 'Autotask'],
  [/(^|\.)myconnectwise\.net$/, 'ConnectWise'],
  [/(^|\.)pax8\.com$/, 'Pax8'],
  [/(^|\.)exactonline\.\w{2,3}(\.\w{2})?$/, 'Exact Online'],
  [/(^|\.)fortnox\.se$/, 'Fortnox'],
  [/(^|\.)myob\.com$/, 'MYOB'],
  [/(^|\.)sage(one)?\.com$/, 'Sage'],
  [/(^|\.)intacct\.com$/, 'Sage Intacct'],
  [/(^|\.)itglue\.com$/, 'IT Glue'],
  [/(^|\.)pagerduty\.com$/, 'PagerDuty'],
  [/(^|\.)lansweeper\.com$/, 'Lansweeper'],
  [/(^|\.)googleapis\.com$/, 'Google Workspace'],
];

/** The third party whose API lives on a host; null for a host that is none's. */
export function vendorOfHost(host: string): string | null {
  const bare = host.replace(/:\d{1,5}$/, '');
  return vendorHosts.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

// HaloPSA, HaloITSM, "Halo API error", and the commands of PowerShell modules for it
// (https://github.com/homotechsual/HaloAPI). Halo's integrator asks others and is not the one asked.
const haloWords =
  '(?:(?<![\\w./\\\\@-])halo ?(?:psa|itsm|crm|service ?desk|api)?(?! ?integrator)(?!\\w|\\.\\w)|\\b[A-Z][a-z]{2,12}-Halo\\w{2,40}|\\bHaloAPI\\b)';
const anyParty = new RegExp(`(${haloWords})|\\b(${vendorWords})\\b`, 'gi');
/** "The response from “halopsa” was 401": whose answer it is, wherever else names stand. */
const answering = new RegExp(
  `\\b(?:response|answer|reply|error|status|refusal) (?:received |returned |code )?(?:from|of|by) (?:the )?['"‘“]?(?:(${haloWords})|(${vendorWords})\\b)`,
  'i',
);
const refusal =
  /\b[45]\d\d\b|\b(?:unauthori[sz]ed|forbidden|denied|refused|not found|bad request|too many requests|conflict|expired)\b/i;

/** Whom a pasted text says was asked: Halo, a third party by name, or nobody it names. */
export interface AskedParty {
  readonly halo: boolean;
  readonly vendor: string | null;
  /** The lines that tell of the failure name nobody; another line does. */
  readonly isAround: boolean;
}

/** Of several lines those that tell of the failure decide, where they name anybody. */
export function partyInLine(text: string): AskedParty {
  const start = text
    .slice(0, 4000)
    .replace(/https?:\/\/\S{1,500}/g, (url) => ' '.repeat(url.length));
  const whole = namedIn(start);
  if (!start.includes('\n') || /^\s*[{[<]/.test(start)) return { ...whole, isAround: false };
  const telling = tellingLines(start);
  const named = telling === '' ? whole : namedIn(telling);
  if (telling === '' || named.halo || named.vendor !== null) return { ...named, isAround: false };
  // "In Halo I press Sync to Xero": where it was pressed is no word of who answered.
  const vendor = whole.vendor ?? vendorInText(start);
  return { halo: whole.halo && vendor === null, vendor, isAround: whole.halo || vendor !== null };
}

function namedIn(start: string): Pick<AskedParty, 'halo' | 'vendor'> {
  const at = refusal.exec(start)?.index ?? start.length;
  const names = [...start.matchAll(anyParty)];
  // "… from Xero to HaloPSA failed: 401": whoever is named last before the refusal gave it.
  const found = answering.exec(start) ?? names.findLast((name) => name.index < at) ?? names[0];
  if (found === undefined) return { halo: false, vendor: vendorInText(start) };
  return found[1] === undefined
    ? { halo: false, vendor: vendorOfWord(found[2] ?? '') }
    : { halo: true, vendor: null };
}

/**
 * Words that only a program writes which itself called another: .NET's HttpClient and WebException,
 * and Halo's integrator. In an answer of Halo's they prove that Halo asked somebody; in a pasted
 * line they may be a script's that asked Halo.
 */
export function isRemoteText(text: string): boolean {
  const start = text.slice(0, 4000);
  return (
    /response status code does not indicate success|remote server returned an error|remote name could not be resolved/i.test(
      start,
    ) || isIntegratorLine(start)
  );
}

/**
 * "Failed to create/update user (…). Error = 403 Forbidden": the line of the guide; other verbs and
 * things are likely alike. https://www.usehalo.com/guides/2545
 */
export function isIntegratorLine(text: string): boolean {
  return /\bfailed to\b[^\n]{1,300}?\berror\s{0,3}[=:]\s{0,3}["'(]?[45]\d\d\b/i.test(
    text.slice(0, 4000),
  );
}

/**
 * The third party that an invoice asks Halo to pass it on to at once (`_forcethirdpartysync` of
 * https://halopsa.com/apidoc); '' where it names none.
 */
export function forcedSync(requestBody: string | null): string | null {
  const body = requestBody?.slice(0, 200_000) ?? '';
  if (!/"_forcethirdpartysync"\s{0,3}:\s{0,3}true/i.test(body)) return null;
  if (/"xero_?(tenant_?)?id"\s{0,3}:\s{0,3}["\d]/i.test(body)) return 'Xero';
  return /"(qbo|quickbooks)\w{0,20}"\s{0,3}:\s{0,3}["\d]/i.test(body) ? 'QuickBooks Online' : '';
}
