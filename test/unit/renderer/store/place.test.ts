import { describe, expect, it } from 'vitest';
import {
  firstPlaces,
  forget,
  goBack,
  goForward,
  goTo,
  isReadingRoom,
  leaveRoom,
  type Places,
  type Place,
  renamed,
  turnTo,
} from '../../../../renderer/store/place.ts';

const reproduce: Place = { screen: 'reproduce', source: 'live' };
const results: Place = { screen: 'results', source: 'live' };
const walkthrough: Place = {
  screen: 'walkthrough',
  source: 'live',
  key: 'bad-request|post|/api/actions|',
};
const fileResults: Place = { screen: 'results', source: 'file' };
const walk = (...places: readonly Place[]): Places => places.reduce(goTo, firstPlaces);

describe("the wizard's way", () => {
  it('begins at the start, with nowhere to go back to', () => {
    expect(firstPlaces.now).toEqual({ screen: 'start' });
    expect(goBack(firstPlaces)).toBe(firstPlaces);
    expect(goForward(firstPlaces)).toBe(firstPlaces);
  });

  it('goes back step by step and forward again to the very same places', () => {
    const there = walk(reproduce, results, walkthrough);
    const start = goBack(goBack(goBack(there)));
    expect(start.now).toEqual({ screen: 'start' });
    expect(goForward(goForward(goForward(start)))).toEqual(there);
  });

  it('keeps one place where the same one is shown twice', () => {
    expect(walk(reproduce, { ...reproduce }).past).toHaveLength(1);
  });

  it('turns the pages of one screen without a step for each', () => {
    const help = goTo(walk(results), { screen: 'help', page: null });
    const turned = turnTo(turnTo(help, { screen: 'help', page: 'keys' }), {
      screen: 'help',
      page: 'privacy',
    });
    expect(turned.now).toEqual({ screen: 'help', page: 'privacy' });
    expect(goBack(turned).now).toEqual(results);
    expect(turnTo(help, { screen: 'about' }).past).toHaveLength(help.past.length + 1);
  });

  it('leads out of what has the whole window to where Halo was beside it', () => {
    const read = walk(results, { screen: 'settings' }, { screen: 'about' });
    expect(isReadingRoom(read.now, false)).toBe(true);
    expect(leaveRoom(read, false).now).toEqual(results);
    expect(leaveRoom(walk(results), false)).toEqual(walk(results));
  });

  it('counts the exam as read until one of its cases is open', () => {
    const exam = walk(results, { screen: 'exam' });
    expect(isReadingRoom(exam.now, false)).toBe(true);
    expect(isReadingRoom(exam.now, true)).toBe(false);
    expect(leaveRoom(exam, false).now).toEqual(results);
    expect(leaveRoom(exam, true)).toEqual(exam);
  });

  it('is the same way where a problem got another key', () => {
    const { key } = walkthrough;
    const there = walk({ ...results, first: key }, walkthrough);
    const same = walk({ ...results, first: 'new' }, { ...walkthrough, key: 'new' });
    expect(renamed(there, 'live', key, 'new')).toEqual(same);
    expect(renamed(there, 'file', key, 'new')).toEqual(there);
  });

  it('drops the way forward when another way is taken', () => {
    const other = goTo(goBack(walk(reproduce, results)), { screen: 'fixes' });
    expect(other.future).toEqual([]);
    expect(other.past.map((place) => place.screen)).toEqual(['start', 'reproduce']);
  });

  it('does not come back to a file that was being read', () => {
    const read = goTo(forget(walk({ screen: 'reading', source: 'file' }), 'file'), fileResults);
    expect(read).toEqual({ past: [{ screen: 'start' }], now: fileResults, future: [] });
  });

  it('forgets only places about what is replaced', () => {
    const mixed = walk(reproduce, results, { screen: 'start' }, fileResults);
    expect(forget(mixed, 'live')).toEqual({
      past: [{ screen: 'start' }],
      now: fileResults,
      future: [],
    });
  });

  it('leaves a place about what is replaced for the one before it', () => {
    expect(forget(walk(fileResults, reproduce, results), 'live').now).toEqual(fileResults);
    expect(forget(walk(reproduce, results), 'live').now).toEqual({ screen: 'start' });
  });
});
