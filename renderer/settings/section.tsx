import { RotateCcw, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../store/settings.ts';
import type { SettingsSectionName } from '../store/place.ts';
import { isDefault, resetGroup, type SettingsGroup } from '../actions/change-settings.ts';

/** One group of settings: a line of the list, and a page. */
export interface SettingsSection {
  readonly id: SettingsSectionName;
  readonly icon: LucideIcon;
  readonly useTitle: () => string;
  /** What is set now, in a few words: so the whole screen is read at a glance. */
  readonly useNow: () => string;
  /** Which settings "back to defaults" resets; none where left out. */
  readonly group?: SettingsGroup;
  readonly Page: ComponentType;
}

/** The page of a section. */
export function SectionPage({ section }: { readonly section: SettingsSection }) {
  const { id, group, Page, useTitle } = section;
  const title = useTitle();
  return (
    <section className="stack settings-section" aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`}>{title}</h2>
      <Page />
      {group !== undefined && <BackToDefaults group={group} title={title} />}
    </section>
  );
}

function BackToDefaults({
  group,
  title,
}: {
  readonly group: SettingsGroup;
  readonly title: string;
}) {
  const { t } = useTranslation('settings');
  const isAlready = useSettings((state) => isDefault(group, state));
  return (
    <Button
      className="button small quiet-button"
      isDisabled={isAlready}
      aria-label={t('resetLabel', { title })}
      onPress={() => void resetGroup(group, title)}
    >
      <RotateCcw aria-hidden />
      {t('reset')}
    </Button>
  );
}
