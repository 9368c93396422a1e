import { useTranslation } from 'react-i18next';
import { usePageTitles } from '../store/page-titles.ts';
import { useSite } from '../store/site.ts';
import { readDeed } from '../text/deeds.ts';
import { ownTitle } from '../text/page-title.ts';
import { visibleLine } from '../text/visible-text.ts';

/**
 * Tells an action: to whoever did it as theirs ("You clicked “Save”"), with a page by its title where
 * that is known; of a file as it was recorded, for somebody else may have done it.
 */
export function useDeed(): (action: string, isYours: boolean) => string {
  const { t } = useTranslation();
  const titles = usePageTitles((state) => state.titles);
  const origin = useSite(({ url }) => (URL.canParse(url) ? new URL(url).origin : ''));
  return (action, isYours) => {
    const deed = isYours ? readDeed(action) : null;
    const title = deed?.kind === 'open' ? ownTitle(origin + deed.label, titles) : null;
    if (title !== null) return t('deed.openTitled', { title: visibleLine(title) });
    return deed === null ? visibleLine(action) : t(`deed.${deed.kind}`, { label: deed.label });
  };
}
