import { describe, expect, test, vi } from 'vitest';
import { type UpdateParts, Updates } from '../../../../main/kept/updates.ts';

/** A stand-in for electron-updater; the real one is asked in test/e2e/updates.test.ts. */
function updater(answers: {
  readonly version: string | null;
  readonly download?: () => Promise<unknown>;
}) {
  return {
    autoInstallOnAppQuit: true,
    on: vi.fn(),
    quitAndInstall: vi.fn(),
    checkForUpdates: () =>
      Promise.resolve({
        isUpdateAvailable: answers.version !== null,
        updateInfo: { version: answers.version },
      }),
    downloadUpdate: answers.download ?? (() => Promise.resolve()),
  };
}
type Fake = ReturnType<typeof updater>;

function updates(
  parts: Partial<Omit<UpdateParts, 'updaterFor'>> & {
    readonly found?: Fake;
    readonly asked?: string[];
  },
) {
  const kinds: string[] = [];
  const asked = parts.asked ?? [];
  const made = new Updates({
    policy: parts.policy ?? {},
    feed: parts.feed ?? (() => 'https://example.com/'),
    isReplaceable: parts.isReplaceable ?? true,
    updaterFor: (feed) => {
      asked.push(feed);
      return Promise.resolve(
        (parts.found ?? updater({ version: null })) as unknown as Awaited<
          ReturnType<UpdateParts['updaterFor']>
        >,
      );
    },
    changed: ({ kind }) => {
      kinds.push(kind);
    },
  });
  return { made, kinds, asked };
}

describe('updates', () => {
  test('without a feed nothing is even made that could ask', async () => {
    const { made, asked } = updates({ feed: () => '' });
    expect((await made.look()).kind).toBe('off');
    expect(asked).toEqual([]);
  });

  test("a policy's feed stands above the user's, and an empty one switches off", async () => {
    const { made, asked } = updates({ policy: { updates: { feed: 'https://managed.example/' } } });
    expect(await made.look()).toMatchObject({
      kind: 'newest',
      isManaged: true,
      feed: 'https://managed.example/',
    });
    expect(asked).toEqual(['https://managed.example/']);
    expect(await updates({ policy: { updates: { feed: '' } } }).made.look()).toMatchObject({
      kind: 'off',
      isManaged: true,
    });
  });

  test('a newer version is fetched, and put in place when the user wants it', async () => {
    const found = updater({ version: '9.0.0' });
    const { made, kinds } = updates({ found });
    made.install();
    expect(found.quitAndInstall).not.toHaveBeenCalled();
    expect(await made.look()).toMatchObject({ kind: 'ready', version: '9.0.0' });
    expect(kinds).toEqual(['looking', 'loading', 'ready']);
    made.install();
    expect(found.quitAndInstall).toHaveBeenCalledOnce();
  });

  test('a package that is not ours to replace only says that there is a newer version', async () => {
    const download = vi.fn();
    expect(
      (
        await updates({
          isReplaceable: false,
          found: updater({ version: '9.0.0', download }),
        }).made.look()
      ).kind,
    ).toBe('found');
    expect(download).not.toHaveBeenCalled();
  });

  test.each([
    ['sha512 checksum mismatch, expected a, got b', 'damaged'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
  ])('%s: %s', async (message, kind) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const found = updater({ version: '9.0.0', download: () => Promise.reject(new Error(message)) });
    const { made } = updates({ found });
    expect((await made.look()).kind).toBe(kind);
    made.install();
    expect(found.quitAndInstall).not.toHaveBeenCalled();
  });

  test('what an address answers after it was taken away counts no more, and is never put in place', async () => {
    let feed = 'https://example.com/';
    let arrive = () => {};
    const found = updater({
      version: '9.0.0',
      download: () =>
        new Promise<void>((done) => {
          arrive = done;
        }),
    });
    const { made, kinds } = updates({ feed: () => feed, found });
    const first = made.look();
    await vi.waitFor(() => {
      expect(kinds).toContain('loading');
    });
    feed = '';
    await made.look();
    arrive();
    await first;
    expect(made.read().kind).toBe('off');
    expect(found.autoInstallOnAppQuit).toBe(false);
    made.install();
    expect(found.quitAndInstall).not.toHaveBeenCalled();
  });
});
