import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { usePageTitles } from '../store/page-titles.ts';
import { useSite } from '../store/site.ts';
import { readDeed } from '../text/deeds.ts';
import { anySite, pageName, recordOf } from '../text/page-name.ts';
import { ownTitle } from '../text/page-title.ts';
import { visibleLine } from '../text/visible-text.ts';

/** What was done, with what the recording knows of it. */
export type Done = Pick<ExchangeRow, 'action' | 'actionIsOurs' | 'pageUrl'>;

/** Whose words tell it: `ours`, what the program did for the user; `theirs`, whoever made a file. */
type Voice = 'yours' | 'ours' | 'theirs';

/**
 * Tells an action: to whoever did it as theirs ("You clicked “Save”"), of what the program did for
 * them as that, and of a file as it was recorded, for somebody else may have done it. A page goes by
 * the name that people know, never by its path.
 */
export function useDeed(): (done: Done, isYours: boolean) => string {
  const { t } = useTranslation();
  const titles = usePageTitles((state) => state.titles);
  const origin = useSite(({ url }) => (URL.canParse(url) ? new URL(url).origin : ''));
  return ({ action, actionIsOurs, pageUrl }, isYours) => {
    const deed = readDeed(action ?? '');
    if (deed === null) return visibleLine(action ?? '');
    const { kind, label } = deed;
    const voice: Voice = !isYours ? 'theirs' : actionIsOurs === true ? 'ours' : 'yours';
    if (kind === 'open') {
      const page = addressOfOpened(label, pageUrl, isYours ? origin : '');
      const { how, ...names } = openedPage(page, origin, titles);
      return t(`deed.${voice}.open.${how}`, names);
    }
    return voice === 'theirs' ? visibleLine(action ?? '') : t(`deed.${voice}.${kind}`, { label });
  };
}

interface OpenedPage {
  readonly how: 'first' | 'ticket' | 'record' | 'titled' | 'ofHalo' | 'ofHost' | 'page';
  readonly title?: string;
  readonly host?: string;
}

/**
 * The whole address of a page that was opened, of which the recording keeps the path: that of the page
 * which asked, where the path is the same, else on `origin`, '' where that is unknown.
 */
function addressOfOpened(path: string, page: string | null, origin: string): URL {
  const asking = page !== null && URL.canParse(page) ? new URL(page) : null;
  if (asking?.pathname === path && asking.host !== '') return asking;
  const address = (origin === '' ? anySite : origin) + path;
  return new URL(URL.canParse(address) ? address : anySite);
}

/** How a page is told that was opened; `origin`: that of the open Halo. */
function openedPage(
  { href, origin: site, host, pathname }: URL,
  origin: string,
  titles: ReadonlyMap<string, string>,
): OpenedPage {
  // Its title is that of the sign-in at first, and later of whatever comes first.
  if (pathname === '/') return { how: 'first' };
  const known = { integration: null, title: ownTitle(site + pathname, titles) };
  const name = pageName(href, recordOf(href) === null ? known : { ...known, title: null });
  if (name !== null) return { how: name.isRecord ? 'record' : 'titled', title: name.name };
  if (/^\/ticket\/?$/.test(pathname)) return { how: 'ticket' };
  if (site === anySite) return { how: 'page' };
  return site === origin ? { how: 'ofHalo' } : { how: 'ofHost', host: visibleLine(host) };
}
