import { shippedCauses } from '../../shared/rules/shipped-causes.ts';

/** The built-in causes, for the command line. */
export const knowledge = shippedCauses(
  import.meta.glob<unknown>('../../resources/knowledge/*.json', { eager: true, import: 'default' }),
);
