import places from '../../resources/practice/places.json';

/**
 * Pages of the practice Halo by the menu path of a real one, as Step.where has it; null for what it
 * does not have.
 */
export const practicePlaces: ReadonlyMap<string, string | null> = new Map(Object.entries(places));
