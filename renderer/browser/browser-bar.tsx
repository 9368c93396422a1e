import { AppWindow, Square } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import { switchPage } from '../../shared/ipc/switch-page.ts';
import { joinBrowser, recordBrowser, stopBrowser } from '../actions/record-browser.ts';
import { useRecordDetails } from '../captures/record-details.tsx';
import { useSite } from '../store/site.ts';
import { RecordState } from '../workspace/record-state.tsx';
import './browser.css';

type Browser = NonNullable<SiteState['browser']>;

/** On every screen while a browser of the user's is used: which, whether it is recorded, the end. */
export function BrowserBar() {
  const { t } = useTranslation('site');
  const site = useSite();
  const details = useRecordDetails(site);
  const { browser } = site;
  if (browser === null) return null;
  return (
    <section className="browser-bar" aria-label={t('browser.region')}>
      <AppWindow aria-hidden />
      <div className="browser-words">
        <strong>{browser.title}</strong>
        <span className="quiet">
          {t(`browser.stage.${isLetGo(browser) ? 'closedOpen' : browser.stage}`)}{' '}
          {browser.stage === 'recording' && t('browser.tabs', { count: browser.tabs })}
          {browser.stage === 'closed' && details}
        </span>
        {browser.door === 'open' && (
          <span className="quiet">{t('browser.reminder', { page: switchPage(browser.name) })}</span>
        )}
      </div>
      {browser.stage === 'recording' && <RecordState />}
      <div className="browser-buttons">
        <GoOnButton browser={browser} site={site} />
        {browser.stage !== 'ending' && (
          <Button className="button small" onPress={() => void stopBrowser()}>
            <Square aria-hidden />
            {t('browser.stop')}
          </Button>
        )}
      </div>
    </section>
  );
}

const isLetGo = ({ door, stage }: Browser): boolean => door === 'open' && stage === 'closed';

interface GoOnProps {
  readonly browser: Browser;
  readonly site: SiteState;
}

/** What follows the sign-in, and what brings back a browser that was closed. */
function GoOnButton({ browser, site }: GoOnProps) {
  const { t } = useTranslation('site');
  const { name, stage } = browser;
  if (stage !== 'signed-in' && stage !== 'signing-in' && stage !== 'closed') return null;
  const address = site.kind === 'practice' ? null : site.url;
  const again = isLetGo(browser) ? t('browser.connectAgain') : t('browser.again');
  return (
    <Button
      className="button small primary"
      onPress={() => void (isLetGo(browser) ? joinBrowser : recordBrowser)(name, address)}
    >
      {stage === 'closed' ? again : t('browser.signedIn')}
    </Button>
  );
}
