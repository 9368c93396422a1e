import type { Protocol } from 'devtools-protocol';
import { type Fields, textIn } from '../../shared/cdp/fields.ts';

interface SiteTarget {
  readonly id: string;
  readonly isPage: boolean;
}

/** Kinds of target that send requests of their own. */
const recorded = new Set(['page', 'iframe', 'worker', 'shared_worker', 'service_worker']);

/** A target that shows a document: a page, or a frame in a process of its own. */
export function isPageType(type: string | null): boolean {
  return type === 'page' || type === 'iframe';
}

/**
 * Of all the browser's targets (Target.getTargets), those of the site's profile that nobody
 * records. `attached`: ids of those that are.
 */
export function unrecordedTargets(
  infos: readonly Fields<Protocol.Target.TargetInfo>[],
  contextId: string,
  attached: ReadonlySet<string>,
): readonly SiteTarget[] {
  return infos.flatMap((info) => {
    const id = textIn(info, 'targetId') ?? '';
    const type = textIn(info, 'type') ?? '';
    // Developer tools stand in the profile of the page they look at.
    const isTool = textIn(info, 'url')?.startsWith('devtools:') === true;
    const isOurs = textIn(info, 'browserContextId') === contextId && recorded.has(type) && !isTool;
    return isOurs && !attached.has(id) ? [{ id, isPage: isPageType(type) }] : [];
  });
}
