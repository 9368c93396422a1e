import {
  type BrowserWindow,
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
  contents.on('context-menu', (_event, { isEditable, editFlags, selectionText, linkURL }) => {
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
    Menu.buildFromTemplate(items).popup({ window });
  });
}
