import { say } from '../words/say.ts';
import { difference, type Difference, type DifferenceKind } from './difference.ts';
import type { Browser, Surroundings } from './surroundings.ts';

/** Minutes. Computers set their clocks by the network; a few seconds are usual. */
const clockTolerance = 3;
/** Browsers renew themselves every few weeks; two people are rarely at the same version. */
const browserTolerance = 3;

/** What differs around the requests: browser, version, clock, what stands between. */
export function surroundingDifferences(
  working: Surroundings,
  broken: Surroundings,
  isSameSite: boolean,
): readonly Difference[] {
  const found: Difference[] = [];
  const add = (kind: DifferenceKind, text: string): void => {
    found.push(difference(kind, text, { working: null, broken: null }));
  };
  const [a, b] = [working.browser, broken.browser];
  if (a !== null && b !== null && areOtherBrowsers(a, b))
    add('browser', say('compare.browser', { a: nameOf(a), b: nameOf(b) }));
  const version = otherVersion(working, broken);
  if (version !== null) add('version', version);
  const clock = otherClock(working.clockAhead, broken.clockAhead);
  if (clock !== null) add('clock', clock);
  const added = broken.between.filter((name) => !working.between.includes(name));
  if (added.length > 0) add('route', say('compare.between', { names: added.join(', ') }));
  // One and the same name that leads to two networks: one of them goes through something.
  else if (isSameSite && working.isPrivate === false && broken.isPrivate === true)
    add('route', say('compare.privateAddress'));
  return found;
}

const nameOf = ({ name, major }: Browser): string => `${name} ${major}`;

const areOtherBrowsers = (a: Browser, b: Browser): boolean =>
  a.name !== b.name || Math.abs(a.major - b.major) > browserTolerance;

function otherVersion(working: Surroundings, broken: Surroundings): string | null {
  const pairs = [
    { a: working.version, b: broken.version, isPage: false },
    { a: working.pageVersion, b: broken.pageVersion, isPage: true },
  ] as const;
  for (const { a, b, isPage } of pairs)
    if (a !== null && b !== null && release(a) !== release(b))
      return isPage ? say('compare.pageVersion', { a, b }) : say('compare.version', { a, b });
  return null;
}

/** `2.250.1` is a small mend of `2.250`. */
const release = (version: string): string =>
  version.replace(/^v/, '').split('.').slice(0, 2).join('.');

function otherClock(working: number | null, broken: number | null): string | null {
  if (working === null || broken === null) return null;
  const count = Math.abs(broken - working);
  if (count <= clockTolerance) return null;
  return broken > working
    ? say('compare.clockAhead', { count })
    : say('compare.clockBehind', { count });
}
