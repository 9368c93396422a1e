import { beforeEach, describe, expect, it } from 'vitest';
import {
  back,
  forgetSource,
  isFixed,
  markFixed,
  selectTab,
  show,
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

  it('shows the requests of a file, and Halo when it comes back to live', () => {
    show({ screen: 'reproduce', source: 'live' });
    expect(useWizard.getState().tab).toBe('halo');
    show({ screen: 'results', source: 'file' });
    expect(useWizard.getState().tab).toBe('requests');
    back();
    expect(useWizard.getState()).toMatchObject({ tab: 'halo', source: 'live' });
  });

  it('keeps the tab that was chosen while the source stays', () => {
    show({ screen: 'reproduce', source: 'live' });
    selectTab('requests');
    show({ screen: 'results', source: 'live' });
    expect(useWizard.getState().tab).toBe('requests');
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
