import { create } from 'zustand';
import type { Settings, SettingsChange } from '../../shared/settings/settings.ts';
import { defaultSettings } from '../../shared/settings/defaults.ts';
import { call } from '../platform/halo.ts';

export const useSettings = create<Settings>(() => defaultSettings);

export async function readSettings(): Promise<void> {
  const settings = await call('settings.read', null);
  // Most people change little: what is the same already need not be drawn anew
  if (JSON.stringify(settings) !== JSON.stringify(useSettings.getState()))
    useSettings.setState(settings);
}

export async function writeSettings(change: SettingsChange): Promise<void> {
  useSettings.setState(await call('settings.write', change));
}
