import { fileScreens } from './file-screens.ts';
import { groupsScreens } from './groups-screens.ts';
import { habitScreens } from './habit-screens.ts';
import { haloScreens } from './halo-screens.ts';
import { learnScreens } from './learn-screens.ts';
import { programScreens } from './program-screens.ts';
import { requestScreens } from './request-screens.ts';
import type { Walk } from './walk.ts';

/**
 * Every screen and state of the program. A new screen is added to one of these walks, or brings a
 * walk of its own.
 */
export const walks: readonly Walk[] = [
  haloScreens,
  learnScreens,
  fileScreens,
  requestScreens,
  groupsScreens,
  programScreens,
  habitScreens,
];
