import { ChevronRight, RotateCcw, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../store/settings.ts';
import { isDefault, resetGroup, type SettingsGroup } from '../actions/change-settings.ts';

interface SectionProps {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly title: string;
  /** What is set now, in a few words. */
  readonly now: string;
  /** Which settings "back to defaults" resets; none where left out. */
  readonly group?: SettingsGroup;
  readonly children: ReactNode;
}

/**
 * One group of settings, closed at first: its heading says what is set, so that the whole screen is
 * read at a glance.
 */
export function Section({ id, icon: Icon, title, now, group, children }: SectionProps) {
  return (
    <Disclosure id={id} className="disclosure settings-section">
      <Heading level={2} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          <Icon aria-hidden className="settings-icon" />
          <span className="row-text">
            <span>{title}</span>
            <span className="quiet">{now}</span>
          </span>
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <div className="stack">
          {children}
          {group !== undefined && <BackToDefaults group={group} title={title} />}
        </div>
      </DisclosurePanel>
    </Disclosure>
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
