import { create } from 'zustand';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { call } from '../halo.ts';

export const useSettings = create<Settings>(() => defaultSettings);

export async function readSettings(): Promise<void> {
  useSettings.setState(await call('settings.read', null));
}

export async function writeSettings(change: Partial<Settings>): Promise<void> {
  useSettings.setState(await call('settings.write', change));
}
