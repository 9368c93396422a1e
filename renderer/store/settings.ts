import { create } from 'zustand';
import { defaultSettings, type Settings, type SettingsChange } from '../../shared/settings.ts';
import { call } from '../halo.ts';

export const useSettings = create<Settings>(() => defaultSettings);

export async function readSettings(): Promise<void> {
  useSettings.setState(await call('settings.read', null));
}

export async function writeSettings(change: SettingsChange): Promise<void> {
  useSettings.setState(await call('settings.write', change));
}
