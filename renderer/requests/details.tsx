import { X } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Exchange } from '../../shared/exchange/exchange.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { CookiesTab } from './cookies-tab.tsx';
import { CopyMenu, type MenuPlace } from './copy-menu.tsx';
import { useExchange } from './exchange-loading.ts';
import { HeadersTab } from './headers-tab.tsx';
import { type RequestLine } from './lines.ts';
import { MessagesTab } from './messages-tab.tsx';
import { PayloadTab } from './payload-tab.tsx';
import { PreviewTab } from './preview-tab.tsx';
import { ResponseTab } from './response-tab.tsx';
import { requestName } from './request-name.ts';
import { StatusMark } from './status-mark.tsx';
import { TimingTab } from './timing-tab.tsx';
import { type DetailTab, detailTabs, useView } from '../store/request-view.ts';
import { visibleLine } from '../text/visible-text.ts';

interface Props {
  readonly line: RequestLine;
  readonly load: (index: number) => Promise<Exchange>;
  readonly onLoaded: (row: ExchangeRow, exchange: Exchange) => void;
  readonly onClose: () => void;
  readonly menuOpen: boolean;
  readonly menuAt: MenuPlace | null;
  readonly onMenuOpen: (isOpen: boolean) => void;
}

/** One request, taken apart in the tabs that DevTools taught everybody. */
export function Details({ line, load, onLoaded, onClose, menuOpen, menuAt, onMenuOpen }: Props) {
  const { t } = useTranslation('requests');
  const wanted = useView((view) => view.tab);
  const [loading, again] = useExchange(line.row, load, onLoaded);
  const exchange = loading.state === 'loaded' ? loading.exchange : null;
  const streams =
    line.row.resourceType === 'websocket' ||
    line.row.resourceType === 'eventsource' ||
    (exchange !== null && exchange.messages.length > 0);
  const tabs = detailTabs.filter((tab) => tab !== 'messages' || streams);
  const tab = tabs.includes(wanted) ? wanted : 'headers';
  return (
    <section
      className="request-details"
      aria-label={t('details.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="details-head">
        <StatusMark status={line.row.status} kind={line.kind} />
        <h2>
          {visibleLine(line.row.method)} {visibleLine(requestName(line.row))}
        </h2>
        {exchange !== null && (
          <CopyMenu exchange={exchange} isOpen={menuOpen} at={menuAt} onOpenChange={onMenuOpen} />
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={t('details.close')}
          onClick={onClose}
        >
          <X size={16} aria-hidden />
        </button>
      </header>
      <Tabs
        className="details-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          useView.setState({ tab: key as DetailTab });
        }}
      >
        <TabList className="tab-list" aria-label={t('details.label')}>
          {tabs.map((id) => (
            <Tab key={id} id={id} className="tab">
              {t(`tab.${id}`)}
            </Tab>
          ))}
        </TabList>
        {tabs.map((id) => (
          <TabPanel key={id} id={id} className="details-panel">
            {loading.state === 'loading' && <p role="status">{t('details.loading')}</p>}
            {loading.state === 'failed' && (
              <p role="alert">
                {t('details.failed', { why: visibleLine(loading.why) })}{' '}
                <button type="button" className="link-button" onClick={again}>
                  {t('details.again')}
                </button>
              </p>
            )}
            {exchange !== null && <TabContent tab={id} exchange={exchange} line={line} />}
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

function TabContent({
  tab,
  exchange,
  line,
}: {
  readonly tab: DetailTab;
  readonly exchange: Exchange;
  readonly line: RequestLine;
}) {
  switch (tab) {
    case 'headers':
      return <HeadersTab exchange={exchange} line={line} />;
    case 'preview':
      return <PreviewTab exchange={exchange} message={line.diagnosis?.message ?? null} />;
    case 'payload':
      return <PayloadTab request={exchange.request} />;
    case 'response':
      return <ResponseTab exchange={exchange} />;
    case 'timing':
      return <TimingTab row={line.row} />;
    case 'cookies':
      return <CookiesTab exchange={exchange} />;
    case 'messages':
      return <MessagesTab messages={exchange.messages} />;
  }
}
