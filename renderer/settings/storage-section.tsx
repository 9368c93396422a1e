import { FolderOpen, HardDrive, LogOut, Trash2, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Encryption, Storage } from '../../shared/ipc/about.ts';
import { deleteAllCaptures } from '../store/captures.ts';
import { formatBytes } from '../text/format.ts';
import { call } from '../platform/halo.ts';
import { askAboutWiping } from '../store/wipe.ts';
import { attempt, notify } from '../store/notices.ts';
import { readStorage, useStorage } from '../store/storage.ts';
import { useRegion } from '../widgets/use-region.ts';
import type { SettingsSection } from './section.tsx';

/** What is kept on this computer, where, and how it goes away. */
export const storageSection: SettingsSection = {
  id: 'storage',
  icon: HardDrive,
  useTitle: () => useTranslation('settings').t('storage.title'),
  useNow: () => {
    const { t } = useTranslation('settings');
    const region = useRegion();
    const storage = useStorage((state) => state.storage);
    const total = storage?.parts.reduce((sum, { size }) => sum + size, 0);
    // Once each time that the settings are opened: it looks at every file.
    useEffect(() => void readStorage(), []);
    return total === undefined
      ? t('storage.reading')
      : t('storage.now', { size: formatBytes(total, region) });
  },
  Page: StoragePage,
};

/** Zoomed in, it stands below the edge of the window. */
const intoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};

function StoragePage() {
  const { t } = useTranslation('settings');
  const region = useRegion();
  const storage = useStorage((state) => state.storage);
  const [isSure, setSure] = useState(false);
  // Again as it is looked at: what was set beside it since the settings were opened counts too.
  useEffect(() => void readStorage(), []);
  const encryption: Readonly<Record<Encryption, string>> = {
    encrypted: t('storage.encrypted'),
    'no-store': t('storage.unencrypted'),
    unsigned: t('storage.unsigned'),
  };
  const words: Readonly<Record<Storage['parts'][number]['part'], string>> = {
    captures: t('storage.captures'),
    sites: t('storage.sites'),
    packs: t('storage.packs'),
    fixes: t('storage.fixes'),
    settings: t('storage.settings'),
    crashes: t('storage.crashes'),
    rest: t('storage.rest'),
  };
  const deleteAll = async () => {
    setSure(false);
    if (await deleteAllCaptures()) notify('news', t('storage.deleted'));
    await readStorage();
  };
  return (
    <>
      <p>{t('storage.text')}</p>
      {storage !== null && <p>{encryption[storage.encryption]}</p>}
      {storage !== null && (
        <>
          <dl className="facts">
            {storage.parts.map(({ part, size }) => (
              <div key={part}>
                <dt>{words[part]}</dt>
                <dd>{size === 0 ? t('storage.nothing') : formatBytes(size, region)}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">
            {t('storage.folder')} <code className="wrap">{storage.folder}</code>
          </p>
        </>
      )}
      <div className="button-row">
        <Button
          className="button"
          onPress={() => void attempt(() => call('storage.open', null), t('failed'))}
        >
          <FolderOpen aria-hidden />
          {t('storage.open')}
        </Button>
        <Button
          className="button danger"
          onPress={() => {
            askAboutWiping(true);
          }}
        >
          <LogOut aria-hidden />
          {t('storage.wipe')}
        </Button>
        <Button
          className="button danger"
          aria-expanded={isSure}
          onPress={() => {
            setSure(!isSure);
          }}
        >
          <Trash2 aria-hidden />
          {t('storage.delete')}
        </Button>
      </div>
      {isSure && (
        <div ref={intoView} className="callout warn" role="alert">
          <TriangleAlert aria-hidden />
          <div className="stack tight">
            <p>{t('storage.sure')}</p>
            <div className="button-row">
              <Button className="button small danger" onPress={() => void deleteAll()}>
                {t('storage.sureYes')}
              </Button>
              <Button
                className="button small"
                onPress={() => {
                  setSure(false);
                }}
              >
                {t('storage.sureNo')}
              </Button>
            </div>
          </div>
        </div>
      )}
    </>
  );
}
