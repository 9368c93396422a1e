import type { Settings } from './settings.ts';
import type { UpdateState } from './updates.ts';

/** Size of everything in our own window, in per cent. */
export const zooms = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** What holds before anybody chose anything. */
export const defaultSettings: Settings = {
  schema: 2,
  addresses: [],
  appearance: { theme: 'system', density: 'comfortable', zoom: 100 },
  capture: { largestBody: 2_000_000, storageLimit: 2_000_000_000, keepDays: 30 },
  redaction: { keepPersonal: false, words: [], names: [] },
  updates: { feed: '' },
  learning: { lessons: {}, exams: [], chosen: null, added: [], learner: '' },
  downloadFolder: null,
  window: null,
  guideWidth: null,
  columns: null,
};

/** What is known of a newer version before it was asked for. */
export const noUpdates: UpdateState = { kind: 'off', version: null, isManaged: false, feed: '' };
