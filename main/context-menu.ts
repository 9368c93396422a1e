import { type BrowserWindow, Menu, type MenuItemConstructorOptions, type WebContents, clipboard } from 'electron';

/** What a right click offers in our own window and in the embedded Halo. `reload`: the second has a page to load again. */
export function offerContextMenu(contents: WebContents, window: BrowserWindow, reload: (() => void) | null): void {
  contents.on('context-menu', (_event, { isEditable, editFlags, selectionText, linkURL }) => {
    const text: MenuItemConstructorOptions[] = [
      ...(isEditable ? [{ label: 'Cut', enabled: editFlags.canCut, click: () => contents.cut() }] : []),
      { label: 'Copy', enabled: editFlags.canCopy && selectionText !== '', click: () => contents.copy() },
      ...(isEditable ? [{ label: 'Paste', enabled: editFlags.canPaste, click: () => contents.paste() }] : []),
      { label: 'Select all', enabled: editFlags.canSelectAll, click: () => contents.selectAll() },
    ];
    const page: MenuItemConstructorOptions[] = [
      ...(/^https?:/.test(linkURL) ? [{ label: 'Copy the link’s address', click: () => void clipboard.writeText(linkURL) }] : []),
      ...(reload === null ? [] : [{ label: 'Reload', click: reload }]),
    ];
    const items = [...text, ...(page.length === 0 ? [] : [{ type: 'separator' } as const, ...page])];
    Menu.buildFromTemplate(items).popup({ window });
  });
}
