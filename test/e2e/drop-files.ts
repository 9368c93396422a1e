import type { Page } from '@playwright/test';

/** Drops files on the window. `files`: what each holds, by its name. */
export async function dropFiles(
  window: Page,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await window.dispatchEvent('body', 'drop', { dataTransfer: await heldFiles(window, files) });
}

/** What a mouse holds that drags files. */
export const heldFiles = (window: Page, files: Readonly<Record<string, string>>) =>
  window.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, content] of Object.entries(all)) data.items.add(new File([content], name));
    return data;
  }, files);
