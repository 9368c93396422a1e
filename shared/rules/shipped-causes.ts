import type { Cause } from './cause.ts';
import { builtIn } from './diagnosis.ts';
import type { LoadedCause } from './knowledge.ts';

/**
 * The causes of files that were checked when the program was built (main/electron.vite.config.ts):
 * where no code may be made from text, as in the window, checking them again takes longer than all
 * else before the first paint.
 */
export function shippedCauses(files: Readonly<Record<string, unknown>>): readonly LoadedCause[] {
  return Object.values(files).map((data) => ({ cause: data as Cause, origin: builtIn })); // checked, see above
}
