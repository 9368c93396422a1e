/**
 * What people work with besides Halo, and what Halo has no part in. Computers and browsers are not
 * among them: Halo runs in those. Nor are a proxy, a firewall or a network: these stand in Halo's way.
 */
const things = [
  '(?:label |network |receipt )?printers?',
  'scanners?',
  'copiers?',
  'plotters?',
  'fax(?: machine)?s?',
  'franking machine',
  'coffee machine',
  'card readers?',
  'barcode readers?',
  'tills?',
  'cash registers?',
  'cameras?',
  'tvs?',
  'projectors?',
  'routers?',
  'access points?',
  'nas',
  'vpn(?: client)?',
  'web ?shops?',
  'online shops?',
  'online banking',
  'banks?',
  'intranet(?: site| page)?',
  'erp(?: system)?',
  'payroll(?: system)?',
  'sap',
  'outlook',
  'excel',
  'onedrive',
  'sharepoint',
  'dropbox',
  'citrix',
  'zoom',
  'whatsapp',
  'youtube',
  'netflix',
  'facebook',
  'drucker',
  'kopierer',
  'imprimante',
  'impresora',
  'stampante',
].join('|');
const owner =
  "(?:the|their|our|his|her|my|your|a|an|this|that|its|der|die|das|le|la|el|il|de|het|[\\p{L}]+['’]s)";
/** "our website" is theirs; "the website" may be Halo's own. */
const ownSite = "(?:their|our|his|her|[\\p{L}]+['’]s) (?:own )?(?:web ?site|web ?page|homepage)";
const telling =
  '(?:says?|said|shows?|showed|gives?|gave|reports?|reported|displays?|displayed|returns?|returned|answers?|answered|throws?|threw|fails?|failed|complains?|ends? with|stops? with)';

const sayer = `(?:${things}|${ownSite})`;

/** It is the printer that speaks: "The printer shows error 500", "SharePoint: 403". */
const speaking = new RegExp(
  `(?<![\\p{L}\\p{N}_/-])${sayer}\\s{1,3}(?:(?:just|now|always|still|has|keeps?)\\s{1,3})?${telling}(?!\\p{L})` +
    `|^\\s{0,9}(?:${owner} )?${sayer}\\s{0,3}:\\s`,
  'iu',
);
/** It is the printer where it fails: "error 500 on their printer". */
const place = new RegExp(
  `(?<!\\d)(?:[45]\\d\\d(?!\\d)|error|forbidden|denied|unavailable)[^.!?\\n]{0,30} ` +
    `(?:on|at|from|by|in) (?:${owner} (?:\\p{L}+ )?(?:${things})|${ownSite})(?![\\p{L}\\p{N}])`,
  'iu',
);
/** A name in quotes is a record's, not what speaks. */
const quoted = /"[^"\n]{0,500}"|“[^”\n]{0,500}”|'[^'\n]{2,500}'(?!\p{L})/gu;

/**
 * True for a sentence that says of something which is not Halo that it failed: "error 500 on their
 * printer".
 */
export function tellsOfOtherThing(line: string): boolean {
  const start = line.slice(0, 2000).replace(quoted, ' ');
  return speaking.test(start) || place.test(start);
}
