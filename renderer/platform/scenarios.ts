import { shippedScenarios } from '../../shared/learn/scenario.ts';

/** The failures that the practice Halo can really be brought to. */
export const scenarios = shippedScenarios(
  import.meta.glob<unknown>('../../resources/practice/scenarios/*.json', {
    eager: true,
    import: 'default',
  }),
);
