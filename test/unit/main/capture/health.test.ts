import { expect, test } from 'vitest';
import { CaptureHealth } from '../../../../main/capture/health.ts';

test('the light is on only while nothing is wrong, and says what is and since when', () => {
  const health = new CaptureHealth();
  expect(health.read().recording).toBe('off');
  health.enter('starting');
  expect(health.read().recording).toBe('starting');
  health.enter('on');
  expect(health.read()).toEqual({ recording: 'on', recordingFaults: [], recordingSince: null });
  health.fallIll('part', 'partUnattached', 20);
  health.fallIll('journal', 'unsaved', 10);
  health.fallIll('journal', 'unsaved', 99);
  expect(health.read()).toEqual({
    recording: 'lost',
    recordingFaults: ['partUnattached', 'unsaved'],
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
  health.fallIll('page', 'crashed', 1);
  health.fallIll('journal', 'unsaved', 2);
  health.enter('starting');
  health.enter('on');
  expect(health.read()).toMatchObject({ recording: 'lost', recordingFaults: ['unsaved'] });
});
