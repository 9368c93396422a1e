import { expect, test } from 'vitest';
import { RecordingHealth } from '../../../../main/capture/health.ts';

test('a recording is on only while there is no fault, and says which there is and since when', () => {
  let now = 20;
  const health = new RecordingHealth(() => now);
  expect(health.read().recording).toBe('off');
  health.enter('starting');
  expect(health.read().recording).toBe('starting');
  health.enter('on');
  expect(health.read()).toMatchObject({
    recording: 'on',
    recordingFaults: [],
    recordingSince: null,
  });
  health.raise('part', 'partUnattached');
  now = 10;
  health.raise('journal', 'unsaved');
  now = 99;
  health.raise('journal', 'unsaved');
  expect(health.read()).toMatchObject({
    recording: 'lost',
    recordingFaults: ['partUnattached', 'unsaved'],
    recordingSince: 10,
  });
  health.clear('journal');
  expect(health.read()).toMatchObject({ recording: 'lost', recordingSince: 20 });
  health.clear('part');
  expect(health.read().recording).toBe('on');
});

test('another page starts well, but a full disk stays full', () => {
  const health = new RecordingHealth(() => 1);
  health.enter('on');
  health.raise('page', 'crashed');
  health.raise('journal', 'unsaved');
  health.enter('starting');
  health.enter('on');
  expect(health.read()).toMatchObject({ recording: 'lost', recordingFaults: ['unsaved'] });
});

test('whoever subscribed hears of each change, and of a fault that was not there nothing', () => {
  const health = new RecordingHealth(() => 1);
  const heard: string[] = [];
  const unsubscribe = health.subscribe(() => heard.push(health.read().recording));
  health.enter('on');
  health.clear('page');
  health.raise('page', 'crashed');
  health.clear('page');
  health.count({ logged: 3, matched: 2, unseen: 1 }, 7);
  expect(heard).toEqual(['on', 'lost', 'on', 'on']);
  expect(health.read()).toMatchObject({
    recordingCounts: { logged: 3, matched: 2, unseen: 1 },
    recordingKeptSince: 7,
  });
  unsubscribe();
  health.enter('off');
  expect(heard).toHaveLength(4);
});
