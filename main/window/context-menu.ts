import { BrowserWindow, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { say } from '../../shared/words/say.ts';
import { copyOut } from './clipboard.ts';

/** Copies the address of a link. */
export type CopyLink = (address: string) => void;

/** Copies an address as all that leaves: without its secrets. `options`: as they are at that time. */
export const copyLinkWith =
  (options: () => RedactOptions): CopyLink =>
  (address) => {
    // Redaction is read when somebody copies, not at each start.
    void import('../../shared/redact/redaction.ts').then(({ redacted }) =>
      copyOut(redacted(address, options())),
    );
  };

/**
 * What a right click offers in our own window and in the embedded Halo. `reload`: the second has a
 * page to load again.
 */
export function offerContextMenu(
  contents: WebContents,
  window: BrowserWindow,
  copyLink: CopyLink,
  reload: (() => void) | null,
): void {
  contents.on('context-menu', (_event, params) => {
    const { isEditable, editFlags, selectionText, linkURL } = params;
    const text: MenuItemConstructorOptions[] = [
      ...(isEditable
        ? [{ label: say('menu.cut'), enabled: editFlags.canCut, click: () => contents.cut() }]
        : []),
      {
        label: say('menu.copy'),
        enabled: editFlags.canCopy && selectionText !== '',
        click: () => contents.copy(),
      },
      ...(isEditable
        ? [{ label: say('menu.paste'), enabled: editFlags.canPaste, click: () => contents.paste() }]
        : []),
      {
        label: say('menu.selectAll'),
        enabled: editFlags.canSelectAll,
        click: () => contents.selectAll(),
      },
    ];
    const page: MenuItemConstructorOptions[] = [
      ...(/^https?:/.test(linkURL)
        ? [{ label: say('menu.copyLink'), click: () => copyLink(linkURL) }]
        : []),
      ...(reload === null ? [] : [{ label: say('menu.reload'), click: reload }]),
    ];
    const items = [
      ...text,
      ...(page.length === 0 ? [] : [{ type: 'separator' } as const, ...page]),
    ];
    // A popup of the site is a window of its own; the embedded Halo is a part of ours.
    const own = BrowserWindow.fromWebContents(contents);
    Menu.buildFromTemplate(items).popup({
      window: own ?? window,
      // Else a menu asked for by key would open at the mouse.
      ...(params.menuSourceType === 'keyboard' && own !== null ? { x: params.x, y: params.y } : {}),
      ...(params.frame === null ? {} : { frame: params.frame }),
      sourceType: params.menuSourceType,
    });
  });
}
