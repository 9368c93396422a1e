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
  const isPractice = useSite(({ kind }) => kind === 'practice');
  const origin = useSite(({ url }) => (URL.canParse(url) ? new URL(url).origin : ''));
  return (action, isYours) => {
    const deed = isYours ? readDeed(action) : null;
    // Its title is that of the sign-in at first, and later of whatever comes first.
    if (deed?.kind === 'open' && deed.label === '/') return t('deed.openFirst');
    const title = deed?.kind === 'open' ? ownTitle(origin + deed.label, titles) : null;
    if (title !== null) return t('deed.openTitled', { title: visibleLine(title) });
    if (deed === null) return visibleLine(action);
    const { kind, label } = deed;
    if (kind === 'open' && /^\/ticket\/?$/.test(label)) return t('deed.openTicket');
    // Whoever is taken to a failure is signed in by us: nobody need have pressed it.
    if (kind === 'click' && isPractice && label.startsWith('Sign in as '))
      return t('deed.pressed', { label });
    return t(`deed.${kind}`, { label });
  };
}
