import { beforeEach, describe, expect, it } from 'vitest';
import {
  back,
  forgetSource,
  isFixed,
  markFixed,
  resizeRequests,
  show,
  showHalo,
  showRequest,
  useWizard,
} from '../../../../renderer/store/wizard.ts';
import { useEntry, writeEntry } from '../../../../renderer/store/entry.ts';

const beginning = useWizard.getInitialState();
const key = 'closed-ticket|POST|/api/actions|';

describe('the wizard', () => {
  beforeEach(() => {
    useWizard.setState(beginning, true);
  });

  it('loses nothing on the way back: the open request and what was typed stay', () => {
    writeEntry('Error = 403');
    show({ screen: 'results', source: 'live' });
    show({ screen: 'walkthrough', source: 'live', key });
    showRequest('live', 7);
    back();
    back();
    const state = useWizard.getState();
    expect(state.places.now).toEqual({ screen: 'start' });
    expect(state.selected.live).toBe(7);
    expect(useEntry.getState().text).toBe('Error = 403');
  });

  it('opens the requests for nobody who did not ask for them', () => {
    for (const source of ['live', 'file'] as const)
      for (const place of [
        { screen: 'results', source },
        { screen: 'walkthrough', source, key },
      ] as const) {
        show(place);
        expect(useWizard.getState()).toMatchObject({ drawer: 'shut', source });
      }
    back();
    expect(useWizard.getState()).toMatchObject({ drawer: 'shut', source: 'file' });
  });

  it('keeps the requests as they are while the source stays, and shuts them with another', () => {
    show({ screen: 'reproduce', source: 'live' });
    showRequest('live', 3);
    show({ screen: 'results', source: 'live' });
    expect(useWizard.getState().drawer).toBe('part');
    resizeRequests('whole');
    showRequest('live', 4);
    expect(useWizard.getState()).toMatchObject({ drawer: 'whole', asked: 2 });
    show({ screen: 'results', source: 'file' });
    expect(useWizard.getState().drawer).toBe('shut');
  });

  it('leads from a file back to Halo', () => {
    show({ screen: 'results', source: 'file' });
    showRequest('file', 3);
    showHalo();
    expect(useWizard.getState()).toMatchObject({ drawer: 'shut', source: 'live' });
    expect(useWizard.getState().places.now).toMatchObject({ source: 'file' });
  });

  it('forgets marks of a recording that is replaced, and keeps those of the file', () => {
    for (const source of ['live', 'file'] as const) {
      markFixed(source, key);
      showRequest(source, 3);
    }
    forgetSource('live');
    const state = useWizard.getState();
    expect(isFixed(state, 'live', key)).toBe(false);
    expect(isFixed(state, 'file', key)).toBe(true);
    expect(state.selected).toEqual({ live: null, file: 3 });
  });
});
