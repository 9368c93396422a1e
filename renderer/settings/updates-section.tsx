import { RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isFeed, type UpdateState } from '../../shared/settings/updates.ts';
import { call } from '../platform/halo.ts';
import { attempt } from '../store/notices.ts';
import { installUpdate, receiveUpdates, useUpdates } from '../store/updates.ts';
import { visibleLine } from '../text/visible-text.ts';
import { AddField } from './add-field.tsx';
import { changeSettings, changeWithUndo } from '../actions/change-settings.ts';
import type { SettingsSection } from './section.tsx';

/** Where newer versions come from: from nowhere, unless the owner says so. */
export const updatesSection: SettingsSection = {
  id: 'updates',
  icon: RefreshCw,
  useTitle: () => useTranslation('settings').t('updates.title'),
  useNow: useStateInWords,
  Page: UpdatesPage,
};

function useStateInWords(): string {
  const { t } = useTranslation('settings');
  const { kind, version } = useUpdates();
  const shownVersion = visibleLine(version ?? '');
  const words: Readonly<Record<UpdateState['kind'], string>> = {
    off: t('updates.off'),
    looking: t('updates.looking'),
    newest: t('updates.newest'),
    found: t('updates.found', { version: shownVersion }),
    loading: t('updates.loading', { version: shownVersion }),
    ready: t('updates.ready', { version: shownVersion }),
    unreachable: t('updates.unreachable'),
    damaged: t('updates.damaged'),
  };
  return words[kind];
}

function UpdatesPage() {
  const { t } = useTranslation('settings');
  const { kind, isManaged, feed } = useUpdates();
  const now = useStateInWords();
  const add = async (typed: string): Promise<string | null> => {
    if (!isFeed(typed)) return t('updates.noFeed');
    await changeSettings({ updates: { feed: typed } });
    return null;
  };
  const look = () =>
    attempt(async () => {
      receiveUpdates(await call('updates.look', null));
    }, t('failed'));
  return (
    <>
      <p>{t('updates.text')}</p>
      {isManaged && <p>{t('updates.managed')}</p>}
      {feed !== '' && (
        <p className="quiet">
          {t('updates.from')} <code className="wrap">{visibleLine(feed)}</code>
        </p>
      )}
      {feed !== '' && <p role="status">{now}</p>}
      {feed !== '' && (
        <div className="button-row">
          {kind === 'ready' && (
            <Button className="button primary" onPress={() => void installUpdate()}>
              {t('updates.install')}
            </Button>
          )}
          <Button
            className="button"
            isDisabled={kind === 'looking' || kind === 'loading'}
            onPress={() => void look()}
          >
            {t('updates.look')}
          </Button>
          {!isManaged && (
            <Button
              className="button"
              onPress={() => void changeWithUndo({ updates: { feed: '' } }, t('updates.stopped'))}
            >
              {t('updates.stop')}
            </Button>
          )}
        </div>
      )}
      {!isManaged && (
        <AddField
          label={feed === '' ? t('updates.feed') : t('updates.otherFeed')}
          placeholder="https://…"
          add={t('updates.use')}
          onAdd={add}
        />
      )}
    </>
  );
}
