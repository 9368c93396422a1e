import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, browserNames } from '../../shared/ipc/ipc.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { type Forbidding, type PolicySource, forbidding } from './browser-policy.ts';
import { type InstalledBrowser, installedBrowsers } from './installed-browsers.ts';

/** The browsers of this computer, the one to offer first at the front. */
export function browsersHere(): readonly InstalledBrowser[] {
  const { platform, env } = process;
  return installedBrowsers({ platform, env, exists: existsSync });
}

/**
 * A browser by its name or its path, else the best of those that are there. @throws Refusal where
 * there is none, and where a rule of the company forbids to record it: `open`, the one that is open;
 * `profile`, one with a profile of ours
 */
export function browserFor(
  wanted: string | null,
  door: 'open' | 'profile' = 'profile',
): InstalledBrowser {
  const found = browsersHere();
  const browser =
    wanted === null
      ? found[0]
      : (found.find(({ name }) => name === wanted) ?? byPath(wanted, found));
  const names = found.map(({ title }) => title).join(', ');
  if (browser === undefined)
    throw new Refusal(
      names === '' ? say('record.noBrowser') : say('record.otherBrowsers', { names }),
    );
  const rules = rulesAgainst(browser);
  const policy = door === 'open' ? rules.policy : rules.profilePolicy;
  if (policy !== null) {
    const sentence = rules.policy === null ? 'record.profileForbidden' : 'record.forbidden';
    throw new Refusal(say(sentence, { browser: browser.title, policy }));
  }
  return browser;
}

/** The rules of this computer that forbid to record the browser. */
export function rulesAgainst({ name }: Pick<InstalledBrowser, 'name'>): Forbidding {
  return forbidding(name, policySource);
}

function byPath(path: string, found: readonly InstalledBrowser[]): InstalledBrowser | undefined {
  if (isName(path) || !existsSync(path)) return undefined;
  return found.find((browser) => browser.path === path) ?? { name: 'chromium', title: path, path };
}

const isName = (text: string): text is BrowserName => browserNames.some((name) => name === text);

const policySource: PolicySource = {
  platform: process.platform,
  filesIn(folder) {
    try {
      return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    } catch {
      return []; // no rules for this browser
    }
  },
  output(command, args) {
    try {
      return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return ''; // the key or file is not there
    }
  },
};
