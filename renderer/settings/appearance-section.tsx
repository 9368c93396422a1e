import { Palette } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings/settings.ts';
import { zooms } from '../../shared/settings/defaults.ts';
import { formatPercent } from '../text/format.ts';
import { useSettings } from '../store/settings.ts';
import { useRegion } from '../widgets/use-region.ts';
import { changeSettings } from '../actions/change-settings.ts';
import { Choice } from '../widgets/choice.tsx';
import type { SettingsSection } from './section.tsx';

type Appearance = Settings['appearance'];

/** How the program looks. */
export const appearanceSection: SettingsSection = {
  id: 'appearance',
  icon: Palette,
  useTitle: () => useTranslation('settings').t('look.title'),
  useNow: () => {
    const region = useRegion();
    const { theme, density, zoom } = useSettings((state) => state.appearance);
    const { themes, densities } = useWords();
    return [themes[theme], densities[density], formatPercent(zoom, region)].join(' · ');
  },
  group: 'appearance',
  Page: AppearancePage,
};

function useWords() {
  const { t } = useTranslation('settings');
  return {
    themes: {
      system: t('look.system'),
      light: t('look.light'),
      dark: t('look.dark'),
      'high-contrast': t('look.contrast'),
    },
    densities: { comfortable: t('look.comfortable'), compact: t('look.compact') },
  };
}

function AppearancePage() {
  const { t } = useTranslation('settings');
  const region = useRegion();
  const appearance = useSettings((state) => state.appearance);
  const change = (some: Partial<Appearance>) =>
    void changeSettings({ appearance: { ...appearance, ...some } });
  const { themes, densities } = useWords();
  const sizes = zooms.some((zoom) => zoom === appearance.zoom)
    ? zooms
    : [appearance.zoom, ...zooms];
  return (
    <>
      <Choice
        label={t('look.theme')}
        value={appearance.theme}
        onChange={(theme) => {
          change({ theme });
        }}
        choices={[
          { value: 'system', words: themes.system },
          { value: 'light', words: themes.light },
          { value: 'dark', words: themes.dark },
          { value: 'high-contrast', words: themes['high-contrast'], note: t('look.contrastNote') },
        ]}
      />
      <Choice
        label={t('look.density')}
        value={appearance.density}
        onChange={(density) => {
          change({ density });
        }}
        choices={[
          { value: 'comfortable', words: densities.comfortable },
          { value: 'compact', words: densities.compact, note: t('look.compactNote') },
        ]}
      />
      <label className="choice-row">
        <span className="field-label">{t('look.size')}</span>
        <select
          className="select"
          value={appearance.zoom}
          onChange={(event) => {
            change({ zoom: Number(event.target.value) });
          }}
        >
          {sizes.map((size) => (
            <option key={size} value={size}>
              {formatPercent(size, region)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
