import type { Session } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { say } from '../../../../shared/words/say.ts';
import { grantPermissions, permissions, refusalWords } from '../../../../main/site/permissions.ts';

test('two permissions are granted, and each rule has its words and a reason', () => {
  const rules = Object.entries(permissions);
  expect(rules.filter(([, rule]) => rule.answer === 'granted').map(([name]) => name)).toEqual([
    'clipboard-sanitized-write',
    'fullscreen',
  ]);
  for (const [name, { wish, reason }] of rules)
    expect(
      [say(wish), reason].every((text) => text.length > 5 && text.length < 120),
      name,
    ).toBe(true);
});

test('a refusal is told in plain words, also of something that later browsers invent', () => {
  expect(refusalWords('geolocation')).toBe(
    'The page wanted to know where you are. That is never allowed here. If something on the page fails by it, try it in your own browser.',
  );
  expect(refusalWords('constructor')).toContain('use “constructor”');
  expect(refusalWords('x'.repeat(10_000)).length).toBeLessThan(300);
});

describe('a page that wants to reach the computer it is shown on', () => {
  type Asked = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
  type Checked = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
  const halo = 'https://demo.haloitsm.com/tickets?id=7';

  /** A profile as Electron would ask it, whatever its version. */
  function profile(answer: () => Promise<boolean | null>) {
    let asked: Asked | null = null;
    let checked: Checked | null = null;
    const session = {
      setPermissionRequestHandler: (handler: Asked | null) => (asked = handler),
      setPermissionCheckHandler: (handler: Checked | null) => (checked = handler),
      setDevicePermissionHandler: () => undefined,
      setDisplayMediaRequestHandler: () => undefined,
    };
    const ask = vi.fn((_host: string, _wish: string) => answer());
    const refused = vi.fn();
    grantPermissions(session as unknown as Session, { refused, ask });
    const contents = {} as Parameters<Asked>[0];
    return {
      ask,
      refused,
      request: (permission: string, requestingUrl = halo) =>
        new Promise<boolean>((done) => {
          asked?.(contents, permission as Parameters<Asked>[1], done, {
            requestingUrl,
            isMainFrame: true,
          });
        }),
      check: (permission: string, origin: string) =>
        checked?.(contents, permission as Parameters<Checked>[1], origin, {
          isMainFrame: true,
          requestingUrl: origin,
        }),
    };
  }

  test.each(['loopback-network', 'local-network', 'local-network-access'])(
    'is asked about once for %s, however often it tries',
    async (permission) => {
      const { ask, request, check, refused } = profile(async () => true);
      expect(check(permission, 'https://demo.haloitsm.com/')).toBe(false);
      expect(await Promise.all([request(permission), request(permission)])).toEqual([true, true]);
      expect(await request(permission, 'https://demo.haloitsm.com/other')).toBe(true);
      expect(ask).toHaveBeenCalledExactlyOnceWith(
        'demo.haloitsm.com',
        say(permissions[permission as keyof typeof permissions].wish),
      );
      expect(check(permission, 'https://demo.haloitsm.com/')).toBe(true);
      expect(check(permission, 'https://other.example/')).toBe(false);
      expect(refused).not.toHaveBeenCalled();
    },
  );

  test('is refused and told so where the person says no, and not asked about again', async () => {
    const { ask, request, refused } = profile(async () => false);
    expect(await request('loopback-network')).toBe(false);
    expect(await request('loopback-network')).toBe(false);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(refused).toHaveBeenCalledWith('loopback-network');
    expect(refusalWords('loopback-network')).toBe(
      'The page wanted to reach programs on this computer, and that was not allowed. If something on the page fails by it, start this program again and allow it.',
    );
  });

  test('is refused for this time only where the person could not be asked', async () => {
    let times = 0;
    const { request } = profile(async () => (times++ === 0 ? null : true));
    expect(await request('local-network')).toBe(false);
    expect(await request('local-network')).toBe(true);
  });

  test('is refused where the question fails, or no site asks it', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { ask, request } = profile(async () => Promise.reject(new Error('no window')));
    expect(await request('local-network')).toBe(false);
    expect(await request('local-network', 'blob:null/1')).toBe(false);
    expect(await request('local-network', '')).toBe(false);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('is answered at once by the table where it wishes something else', async () => {
    const { ask, request, refused } = profile(async () => true);
    expect([await request('fullscreen'), await request('geolocation')]).toEqual([true, false]);
    expect([await request('constructor'), ask.mock.calls.length]).toEqual([false, 0]);
    expect(refused.mock.calls).toEqual([['geolocation'], ['constructor']]);
  });
});
