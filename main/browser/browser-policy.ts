import { z } from 'zod';
import type { BrowserName } from '../../shared/ipc/ipc.ts';

/** Rules of a company that decide whether a browser may be recorded. */
const policySchema = z.object({
  RemoteDebuggingAllowed: z.union([z.boolean(), z.number()]).optional(),
  DeveloperToolsAvailability: z.number().optional(),
  UserDataDir: z.string().optional(),
});
type Policy = z.infer<typeof policySchema>;
export type PolicyName = keyof Policy;
const policyNames = Object.keys(policySchema.shape) as readonly PolicyName[];

/** What is asked of the computer; both answer '' or nothing where there is nothing to read. */
export interface PolicySource {
  readonly platform: NodeJS.Platform;
  /** Contents of the files of a folder. */
  filesIn(folder: string): readonly string[];
  /** What a program of the system prints. */
  output(command: string, args: readonly string[]): string;
}

/** https://www.chromium.org/administrators/linux-quick-start/ and the same for its relatives. */
const linuxFolders: Readonly<Record<BrowserName, string>> = {
  edge: '/etc/opt/edge/policies/managed',
  chrome: '/etc/opt/chrome/policies/managed',
  chromium: '/etc/chromium/policies/managed',
  brave: '/etc/brave/policies/managed',
};
const windowsKeys: Readonly<Record<BrowserName, string>> = {
  edge: 'Microsoft\\Edge',
  chrome: 'Google\\Chrome',
  chromium: 'Chromium',
  brave: 'BraveSoftware\\Brave',
};
const macDomains: Readonly<Record<BrowserName, string>> = {
  edge: 'com.microsoft.Edge',
  chrome: 'com.google.Chrome',
  chromium: 'org.chromium.Chromium',
  brave: 'com.brave.Browser',
};

/**
 * The rule that keeps this browser from being recorded; null where none does. It is read, named and
 * obeyed, never worked around. RemoteDebuggingAllowed and DeveloperToolsAvailability close the
 * debugger protocol, UserDataDir takes the profile that we would start with away
 * (https://chromeenterprise.google/policies/).
 */
export function forbiddingPolicy(browser: BrowserName, source: PolicySource): PolicyName | null {
  for (const policy of policiesOf(browser, source)) {
    const allowed = policy.RemoteDebuggingAllowed;
    if (allowed === false || allowed === 0) return 'RemoteDebuggingAllowed';
    if (policy.DeveloperToolsAvailability === 2) return 'DeveloperToolsAvailability';
    if ((policy.UserDataDir ?? '') !== '') return 'UserDataDir';
  }
  return null;
}

function policiesOf(browser: BrowserName, source: PolicySource): readonly Policy[] {
  switch (source.platform) {
    case 'win32':
      return ['HKLM', 'HKCU'].map((hive) => {
        const key = `${hive}\\SOFTWARE\\Policies\\${windowsKeys[browser]}`;
        return registryPolicy(source.output('reg', ['query', key]));
      });
    case 'darwin': {
      const file = `/Library/Managed Preferences/${macDomains[browser]}.plist`;
      return [jsonPolicy(source.output('plutil', ['-convert', 'json', '-o', '-', file]))];
    }
    default:
      return source.filesIn(linuxFolders[browser]).map(jsonPolicy);
  }
}

function jsonPolicy(text: string): Policy {
  try {
    return policySchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Lines as `    RemoteDebuggingAllowed    REG_DWORD    0x0`. */
function registryPolicy(text: string): Policy {
  const values: Record<string, unknown> = {};
  for (const line of text.split(/\r?\n/)) {
    const [, name, type, value] = /^\s+(\w+)\s+REG_(DWORD|SZ)\s+(.*)$/.exec(line) ?? [];
    if (policyNames.some((known) => known === name))
      values[name ?? ''] = type === 'DWORD' ? Number(value) : value;
  }
  return policySchema.safeParse(values).data ?? {};
}
