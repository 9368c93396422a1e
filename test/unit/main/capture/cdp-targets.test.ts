import { describe, expect, test } from 'vitest';
import { unrecordedTargets } from '../../../../main/capture/cdp-targets.ts';

const target = (targetId: string, type: string, more: object = {}) => ({
  targetId,
  type,
  url: `https://acme.halopsa.com/${targetId}`,
  browserContextId: 'site',
  ...more,
});

describe('targets that nobody records', () => {
  test('are those of the site’s profile that send requests of their own and are not attached', () => {
    const infos = [
      target('page', 'page'),
      target('frame', 'iframe'),
      target('w', 'worker'),
      target('shared', 'shared_worker'),
      target('sw', 'service_worker'),
    ];
    expect(unrecordedTargets(infos, 'site', new Set(['page', 'w']))).toEqual([
      { id: 'frame', isPage: true },
      { id: 'shared', isPage: false },
      { id: 'sw', isPage: false },
    ]);
  });

  test('are never our own window, the browser itself, tools, or what has no shape', () => {
    const infos = [
      target('window', 'page', { browserContextId: 'ours' }),
      target('tab', 'tab'),
      target('browser', 'browser'),
      target('tools', 'page', { url: 'devtools://devtools/x' }),
      {},
      { targetId: 7, type: null, browserContextId: 'site' },
    ];
    expect(unrecordedTargets(infos, 'site', new Set())).toEqual([]);
  });
});
