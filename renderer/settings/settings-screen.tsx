import { CircleHelp, Info } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type SettingsSectionName, settingsSections } from '../store/place.ts';
import { show, turn } from '../store/wizard.ts';
import { ReadingRoom, type RoomItem, RoomList } from '../widgets/reading-room.tsx';
import { addressesSection } from './addresses-section.tsx';
import { appearanceSection } from './appearance-section.tsx';
import { captureSection } from './capture-section.tsx';
import { downloadsSection } from './downloads-section.tsx';
import { packsSection } from './packs-section.tsx';
import { redactionSection } from './redaction-section.tsx';
import { SectionPage, type SettingsSection } from './section.tsx';
import { storageSection } from './storage-section.tsx';
import { updatesSection } from './updates-section.tsx';
import './settings.css';

const sections: Readonly<Record<SettingsSectionName, SettingsSection>> = {
  addresses: addressesSection,
  appearance: appearanceSection,
  redaction: redactionSection,
  capture: captureSection,
  downloads: downloadsSection,
  packs: packsSection,
  storage: storageSection,
  updates: updatesSection,
};

/** Everything that can be set. Each change acts at once and is kept. */
export function SettingsScreen({ section: name }: { readonly section: SettingsSectionName }) {
  const { t } = useTranslation('settings');
  const section = sections[name];
  return (
    <ReadingRoom
      title={t('title')}
      lead={t('lead')}
      pageLabel={section.useTitle()}
      page={name}
      list={
        <>
          <RoomList
            label={t('title')}
            chosen={name}
            onChoose={(id) => {
              const chosen = settingsSections.find((one) => one === id);
              if (chosen !== undefined) turn({ screen: 'settings', section: chosen });
            }}
            items={items}
          />
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
        </>
      }
    >
      <SectionPage section={section} />
    </ReadingRoom>
  );
}

const items: readonly RoomItem[] = settingsSections.map((id) => ({
  id,
  icon: sections[id].icon,
  title: <Title section={sections[id]} />,
  note: <Now section={sections[id]} />,
}));

function Title({ section }: { readonly section: SettingsSection }) {
  return section.useTitle();
}

function Now({ section }: { readonly section: SettingsSection }) {
  return section.useNow();
}
