import { FolderDown } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../platform/halo.ts';
import { attempt } from '../store/notices.ts';
import { useSettings } from '../store/settings.ts';
import { visibleLine } from '../text/visible-text.ts';
import { changeWithUndo } from '../actions/change-settings.ts';
import type { SettingsSection } from './section.tsx';

/** Where files go that Halo hands out. */
export const downloadsSection: SettingsSection = {
  id: 'downloads',
  icon: FolderDown,
  useTitle: () => useTranslation('settings').t('downloads.title'),
  useNow: () => {
    const { t } = useTranslation('settings');
    const folder = useSettings((state) => state.downloadFolder);
    return folder === null ? t('downloads.ask') : visibleLine(folder);
  },
  Page: DownloadsPage,
};

function DownloadsPage() {
  const { t } = useTranslation('settings');
  const folder = useSettings((state) => state.downloadFolder);
  const choose = () =>
    attempt(async () => {
      useSettings.setState(await call('downloads.choose', null));
    }, t('failed'));
  return (
    <>
      <p>{folder === null ? t('downloads.askText') : t('downloads.text')}</p>
      {folder !== null && <code className="wrap">{visibleLine(folder)}</code>}
      <div className="button-row">
        <Button className="button" onPress={() => void choose()}>
          {folder === null ? t('downloads.choose') : t('downloads.other')}
        </Button>
        {folder !== null && (
          <Button
            className="button"
            onPress={() => void changeWithUndo({ downloadFolder: null }, t('downloads.forgotten'))}
          >
            {t('downloads.forget')}
          </Button>
        )}
      </div>
    </>
  );
}
