import { beforeEach, describe, expect, it } from 'vitest';
import {
  back, forgetSource, isFixed, markFixed, selectTab, show, showRequest, tickedSteps, tickStep, useWizard, writeDraft,
} from '../../../../renderer/store/wizard.ts';

const beginning = useWizard.getInitialState();
const problem = 'closed-ticket|POST|/api/actions|';

describe('the wizard', () => {
  beforeEach(() => { useWizard.setState(beginning, true); });

  it('loses nothing on the way back: ticked steps, the open request and what was typed stay', () => {
    writeDraft('Error = 403');
    show({ screen: 'results', source: 'live' });
    show({ screen: 'walkthrough', source: 'live', problem });
    showRequest('live', 7);
    tickStep('live', problem, 'Open the ticket again.', true);
    back();
    back();
    const state = useWizard.getState();
    expect(state.history.now).toEqual({ screen: 'start' });
    expect(tickedSteps(state, 'live', problem)).toEqual(['Open the ticket again.']);
    expect(state.selected.live).toBe(7);
    expect(state.draft).toBe('Error = 403');
  });

  it('takes a tick away again', () => {
    tickStep('live', problem, 'One.', true);
    tickStep('live', problem, 'Two.', true);
    tickStep('live', problem, 'One.', false);
    expect(tickedSteps(useWizard.getState(), 'live', problem)).toEqual(['Two.']);
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
      tickStep(source, problem, 'One.', true);
      markFixed(source, problem);
      showRequest(source, 3);
    }
    forgetSource('live');
    const state = useWizard.getState();
    expect(tickedSteps(state, 'live', problem)).toEqual([]);
    expect(isFixed(state, 'live', problem)).toBe(false);
    expect(tickedSteps(state, 'file', problem)).toEqual(['One.']);
    expect(isFixed(state, 'file', problem)).toBe(true);
    expect(state.selected).toEqual({ live: null, file: 3 });
  });
});
