import type { Address } from './address.ts';

/**
 * Segment of the API's paths → the name people know. Segments are those of Halo's OpenAPI file
 * (facts/halo.md 9).
 */
const displayNames: Readonly<Record<string, string>> = {
  azuread: 'Microsoft Entra ID',
  azureactivedirectory: 'Microsoft Entra ID',
  entra: 'Microsoft Entra ID',
  entraid: 'Microsoft Entra ID',
  microsoftentraid: 'Microsoft Entra ID',
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
};

/** A vendor as people know it; an unknown one as it is written, its words set apart. */
export function displayName(vendor: string): string {
  return (
    displayNames[vendor.toLowerCase().replace(/[^a-z0-9]/g, '')] ??
    vendor.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_]+/g, ' ')
  );
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
    const name = plain === '' ? undefined : displayNames[plain];
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
const inSentences = new RegExp(
  '\\b(xero|addigy|azure ?ad|azure active directory|entra(?: id)?|microsoft graph|graph\\.microsoft\\.com|intune|microsoft csp|partner ?center|business central|ninja ?(?:rmm|one)|' +
    'quickbooks(?: online)?|sage (?:business cloud|intacct)|intacct|exact online|myob|kashflow|fortnox|snelstart|connectwise(?: automate| rmm)?|n-?central|n-able|datto(?: rmm)?|autotask|' +
    'atera|syncro|auvik|domotz|liongard|logicmonitor|lansweeper|meraki|jamf|jira|azure devops|hubspot|salesforce|servicenow|okta|pagerduty|pax8|sherweb|ingram ?micro|synnex|' +
    'arrowsphere|gocardless|shopify|avalara|prtg|zabbix|new ?relic|qualys|tanium|it ?glue|hudu|google workspace|docusign|kaseya(?: vsa)?|acronis|sentinelone|mosyle|kandji|stripe)\\b',
  'i',
);

/** The third party that a server's own words name; null where they name none. */
export function vendorInText(text: string): string | null {
  const start = text.slice(0, 2000);
  const word = inSentences.exec(start)?.[1];
  if (word === undefined)
    return /\bAADSTS\d{4,}|Authorization_RequestDenied/.test(start) ? 'Microsoft Entra ID' : null;
  if (/graph/i.test(word)) return 'Microsoft Entra ID';
  if (/partner ?center/i.test(word)) return 'Microsoft CSP';
  return displayName(word);
}

/**
 * Words that only a program writes which itself called another: .NET's HttpClient and WebException,
 * and Halo's integrator.
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
 * things are likely alike.
 */
export function isIntegratorLine(text: string): boolean {
  return /\bfailed to\b[^\n]{1,300}?\berror\s{0,3}[=:]\s{0,3}["'(]?[45]\d\d\b/i.test(
    text.slice(0, 4000),
  );
}

/**
 * The third party that an invoice asks Halo to pass it on to at once (`_forcethirdpartysync`,
 * facts/halo.md 9); '' where it names none.
 */
export function forcedSync(requestBody: string | null): string | null {
  const body = requestBody?.slice(0, 200_000) ?? '';
  if (!/"_forcethirdpartysync"\s{0,3}:\s{0,3}true/i.test(body)) return null;
  if (/"xero_?(tenant_?)?id"\s{0,3}:\s{0,3}["\d]/i.test(body)) return 'Xero';
  return /"(qbo|quickbooks)\w{0,20}"\s{0,3}:\s{0,3}["\d]/i.test(body) ? 'QuickBooks Online' : '';
}
