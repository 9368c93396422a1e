import { beforeEach, describe, expect, test, vi } from 'vitest';
import { say } from '../../../../shared/words/say.ts';
import { copyLinkWith, offerContextMenu } from '../../../../main/window/context-menu.ts';

const electron = vi.hoisted(() => ({
  writeText: vi.fn(),
  popup: vi.fn(),
  shown: [] as { label?: string; click?: () => void }[],
}));
vi.mock('electron', () => ({
  BrowserWindow: { fromWebContents: () => null },
  clipboard: { writeText: electron.writeText },
  Menu: {
    buildFromTemplate: (items: typeof electron.shown) => {
      electron.shown = items;
      return { popup: electron.popup };
    },
  },
}));
beforeEach(() => {
  electron.writeText.mockClear();
});

const secret = 'k7Lm3Np9Qr5St1Uv8Wx2';
const link = `https://acme.halopsa.com/reset?token=${secret}&ticket=104`;
const options = () => ({ keepPersonal: true, keepTenant: true, words: ['104'], names: [] });

/** The words of the menu that a right click on this link shows. */
function menuAt(linkURL: string): (readonly [string, () => void])[] {
  let ask: (event: unknown, params: object) => void = () => undefined;
  const contents = {
    on: (_name: string, asked: typeof ask) => {
      ask = asked;
    },
  };
  offerContextMenu(contents as never, {} as never, copyLinkWith(options), null);
  ask(null, {
    isEditable: false,
    editFlags: {},
    selectionText: '',
    linkURL,
    frame: null,
    menuSourceType: 'mouse',
  });
  return electron.shown.map(({ label = '', click = () => undefined }) => [label, click] as const);
}

describe('the address of a link that is copied by the menu', () => {
  test('leaves as all that leaves: without its secrets and the user’s own words', async () => {
    const copy = menuAt(link).find(([label]) => label === say('menu.copyLink'));
    copy?.[1]();
    await expect.poll(() => electron.writeText.mock.calls.length, { timeout: 20_000 }).toBe(1);
    const copied = String(electron.writeText.mock.calls[0]?.[0]);
    expect(copied).toMatch(/^https:\/\/acme\.halopsa\.com\/reset\?token=redacted-/);
    expect(copied).not.toContain(secret);
    expect(copied).not.toContain('104');
  });

  test.each(['', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])(
    'is offered of pages of the web alone: %j',
    (other) => {
      expect(menuAt(other).map(([label]) => label)).not.toContain(say('menu.copyLink'));
    },
  );
});
