import { AppWindow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../store/site.ts';

/** In place of Halo while it is shown by a browser of the user's. */
export function BrowserShown() {
  const { t } = useTranslation('site');
  const title = useSite((state) => state.browser?.title ?? '');
  return (
    <div className="empty">
      <AppWindow aria-hidden className="big-icon" />
      <h2>{t('browser.shown', { browser: title })}</h2>
      <p>{t('browser.shownText')}</p>
    </div>
  );
}
