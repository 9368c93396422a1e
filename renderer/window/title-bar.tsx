import { CircleHelp, Contrast, House, Moon, Settings2, Sun, SunMoon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings/settings.ts';
import icon from '../../resources/icons/icon.svg';
import { PacksButton } from '../packs/packs-button.tsx';
import { attempt } from '../store/notices.ts';
import { useSettings, writeSettings } from '../store/settings.ts';
import { show, startOver } from '../store/wizard.ts';
import { IconButton } from '../widgets/icon-button.tsx';

type Theme = Settings['appearance']['theme'];
const nextTheme = {
  system: 'light',
  light: 'dark',
  dark: 'high-contrast',
  'high-contrast': 'system',
} as const satisfies Record<Theme, Theme>;
const themeIcon = { system: SunMoon, light: Sun, dark: Moon, 'high-contrast': Contrast } as const;

export function TitleBar() {
  const { t } = useTranslation();
  const appearance = useSettings((state) => state.appearance);
  const { theme } = appearance;
  const themeLabel = {
    system: t('app.theme.system'),
    light: t('app.theme.light'),
    dark: t('app.theme.dark'),
    'high-contrast': t('app.theme.high-contrast'),
  }[theme];
  return (
    <header className="title-bar">
      <img src={icon} alt="" className="app-icon" />
      <span className="app-name">{t('app.name')}</span>
      <Button className="button quiet-button small" onPress={startOver}>
        <House aria-hidden />
        {t('app.startOver')}
      </Button>
      <span className="spacer" />
      <PacksButton />
      <IconButton
        icon={Settings2}
        label={t('app.settings')}
        onPress={() => {
          show({ screen: 'settings' });
        }}
      />
      <IconButton
        icon={CircleHelp}
        label={t('app.help')}
        onPress={() => {
          show({ screen: 'help', page: null });
        }}
      />
      <IconButton
        icon={themeIcon[theme]}
        label={themeLabel}
        onPress={() =>
          void attempt(
            () => writeSettings({ appearance: { ...appearance, theme: nextTheme[theme] } }),
            t('app.unexpected'),
          )
        }
      />
    </header>
  );
}
