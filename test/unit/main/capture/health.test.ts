import { expect, test } from 'vitest';
import { CaptureHealth } from '../../../../main/capture/health.ts';

test('the light is on only while nothing is wrong, and says what is and since when', () => {
  const health = new CaptureHealth();
  expect(health.read().recording).toBe('off');
  health.enter('starting');
  expect(health.read().recording).toBe('starting');
  health.enter('on');
  expect(health.read()).toEqual({ recording: 'on', recordingNote: null, recordingSince: null });
  health.fallIll('part', 'A frame is missing.', 20);
  health.fallIll('journal', 'The disk is full.', 10);
  health.fallIll('journal', 'The disk is full.', 99);
  expect(health.read()).toEqual({
    recording: 'lost',
    recordingNote: 'A frame is missing. The disk is full.',
    recordingSince: 10,
  });
  health.heal('journal');
  expect(health.read()).toMatchObject({ recording: 'lost', recordingSince: 20 });
  health.heal('part');
  expect(health.read().recording).toBe('on');
});

test('another page starts well, but a full disk stays full', () => {
  const health = new CaptureHealth();
  health.enter('on');
  health.fallIll('page', 'The page crashed.', 1);
  health.fallIll('journal', 'The disk is full.', 2);
  health.enter('starting');
  health.enter('on');
  expect(health.read()).toMatchObject({ recording: 'lost', recordingNote: 'The disk is full.' });
});
