import { shippedChecks } from '../../shared/checkup/check.ts';

/** The built-in checks, for the window. */
export const checks = shippedChecks(
  import.meta.glob<unknown>('../../resources/checks/*.json', { eager: true, import: 'default' }),
);
