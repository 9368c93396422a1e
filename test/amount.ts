/**
 * How many made-up cases a test tries, or how long its made-up text is: all of it in
 * `npm test -- --all`, which sets HALO_ALL_TESTS, else a tenth. Cases that somebody wrote down are
 * tried each time. The number belongs in the title.
 * @param whole cases or characters
 */
export const amount = (whole: number): number =>
  process.env['HALO_ALL_TESTS'] === '1' ? whole : Math.ceil(whole / 10);
