import {
  BrowserWindow,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
  clipboard,
} from 'electron';
import { say } from '../../shared/words/say.ts';

/**
 * What a right click offers in our own window and in the embedded Halo. `reload`: the second has a
 * page to load again.
 */
export function offerContextMenu(
  contents: WebContents,
  window: BrowserWindow,
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
        ? [{ label: say('menu.copyLink'), click: () => void clipboard.writeText(linkURL) }]
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
