import type { SettingsChange } from '../../shared/settings/settings.ts';
import { defaultSettings } from '../../shared/settings/defaults.ts';
import { attempt, notify } from '../store/notices.ts';
import { useSettings, writeSettings } from '../store/settings.ts';
import { text } from '../text/i18n.ts';

/** Groups of settings that have defaults to go back to. */
export type SettingsGroup = 'appearance' | 'capture' | 'redaction';

/** Changes settings; they act at once. Answers whether it was done. */
export function changeSettings(change: SettingsChange): Promise<boolean> {
  return attempt(() => writeSettings(change), text('settings:failed'));
}

/** Changes settings and offers to undo it: `said` is what happened. */
export async function changeWithUndo(change: SettingsChange, said: string): Promise<void> {
  const before = useSettings.getState();
  const undo: SettingsChange = Object.fromEntries(
    Object.keys(change).map((name) => [name, before[name as keyof typeof before]]),
  );
  if (await changeSettings(change))
    notify('news', said, { label: text('settings:undo'), run: () => void changeSettings(undo) });
}

export function resetGroup(group: SettingsGroup, title: string): Promise<void> {
  return changeWithUndo({ [group]: defaultSettings[group] }, text('settings:resetDone', { title }));
}

/** True where a group stands as the program brings it along. */
export function isDefault(
  group: SettingsGroup,
  settings: Pick<typeof defaultSettings, SettingsGroup>,
): boolean {
  return JSON.stringify(settings[group]) === JSON.stringify(defaultSettings[group]);
}
