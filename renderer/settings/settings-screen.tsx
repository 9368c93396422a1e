import { CircleHelp, Info } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { AddressesSection } from './addresses-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CaptureSection } from './capture-section.tsx';
import { DownloadsSection } from './downloads-section.tsx';
import { PacksSection } from './packs-section.tsx';
import { RedactionSection } from './redaction-section.tsx';
import { StorageSection } from './storage-section.tsx';
import { UpdatesSection } from './updates-section.tsx';
import './settings.css';

/** Everything that can be set. Each change acts at once and is kept. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return (
    <div className="stack settings">
      <div>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className="lead">{t('lead')}</p>
      </div>
      <div className="stack tight">
        <AddressesSection />
        <AppearanceSection />
        <RedactionSection />
        <CaptureSection />
        <DownloadsSection />
        <PacksSection />
        <StorageSection />
        <UpdatesSection />
      </div>
      <div className="button-row">
        <Button
          className="button quiet-button"
          onPress={() => {
            show({ screen: 'help', page: null });
          }}
        >
          <CircleHelp aria-hidden />
          {t('toHelp')}
        </Button>
        <Button
          className="button quiet-button"
          onPress={() => {
            show({ screen: 'about' });
          }}
        >
          <Info aria-hidden />
          {t('toAbout')}
        </Button>
      </div>
    </div>
  );
}
