import { z } from 'zod';
import type { BrowserName } from '../../shared/ipc/ipc.ts';

/** Rules of a company that decide whether a browser may be recorded. */
const policySchema = z.object({
  RemoteDebuggingAllowed: z.union([z.boolean(), z.number()]).optional(),
  DeveloperToolsAvailability: z.number().optional(),
  UserDataDir: z.string().optional(),
});
type Policy = z.infer<typeof policySchema>;
type PolicyName = keyof Policy;
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

/** The rules that keep a browser from being recorded; each null where none does. */
export interface Forbidding {
  /** In every way. */
  readonly policy: PolicyName | null;
  /** With a profile of ours, though the one that is open may be. */
  readonly profilePolicy: PolicyName | null;
  /** The folder that takes the place of every profile, as the rule writes it. */
  readonly folder: string | null;
}

/**
 * They are read, named and obeyed, never worked around. RemoteDebuggingAllowed and
 * DeveloperToolsAvailability close the debugger protocol, UserDataDir takes the profile that we would
 * start with away (https://chromeenterprise.google/policies/).
 */
export function forbidding(browser: BrowserName, source: PolicySource): Forbidding {
  const policies = policiesOf(browser, source);
  const policy = policies.map(closing).find((name) => name !== null) ?? null;
  const folder = policies.map(({ UserDataDir }) => UserDataDir ?? '').find((path) => path !== '');
  const profilePolicy = policy ?? (folder === undefined ? null : 'UserDataDir');
  return { policy, profilePolicy, folder: folder ?? null };
}

function closing({
  RemoteDebuggingAllowed: allowed,
  DeveloperToolsAvailability: tools,
}: Policy): PolicyName | null {
  if (allowed === false || allowed === 0) return 'RemoteDebuggingAllowed';
  return tools === 2 ? 'DeveloperToolsAvailability' : null;
}

/**
 * A folder of the rule UserDataDir, in which some names stand for places of the user's
 * (https://www.chromium.org/administrators/policy-list-3/user-data-directory-variables/); null where
 * one of them is not known here.
 */
export function policyFolder(
  written: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const places: Readonly<Record<string, string | undefined>> = {
    user_home: env['HOME'],
    user_name: env['USER'] ?? env['USERNAME'],
    machine_name: env['COMPUTERNAME'],
    local_app_data: env['LOCALAPPDATA'],
    roaming_app_data: env['APPDATA'],
    profile: env['USERPROFILE'],
    documents: env['USERPROFILE'] === undefined ? undefined : `${env['USERPROFILE']}\\Documents`,
  };
  const path = written.replaceAll(
    /\$\{(\w+)\}/g,
    (whole, name: string) => places[name.toLowerCase()] ?? whole,
  );
  return path.includes('${') ? null : path;
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
