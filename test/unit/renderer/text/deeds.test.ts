import { describe, expect, it } from 'vitest';
import { readDeed } from '../../../../renderer/text/deeds.ts';

describe('what the recorder wrote of an action', () => {
  it.each([
    ['Clicked “Sync to Xero”', { kind: 'click', label: 'Sync to Xero' }],
    ['Clicked “Say “yes””', { kind: 'click', label: 'Say “yes”' }],
    ['Clicked on the page', { kind: 'clickPage', label: '' }],
    ['Sent the form “Ticket”', { kind: 'submit', label: 'Ticket' }],
    ['Sent a form', { kind: 'submitForm', label: '' }],
    ['Opened the page /ticket', { kind: 'open', label: '/ticket' }],
  ])('%s is taken apart', (action, deed) => {
    expect(readDeed(action)).toEqual(deed);
  });

  it('is left as it stands where another program wrote it', () => {
    for (const action of ['click Save', 'Clicked', '', 'Clicked on the page twice'])
      expect(readDeed(action)).toBeNull();
  });
});
