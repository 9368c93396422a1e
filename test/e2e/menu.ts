import type { App } from './app.ts';

/** The menu's own keys cannot be pressed from outside; its entries do the same. */
export function chooseInMenu(app: App, label: string): Promise<void> {
  return app.electron.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
    items?.find((item) => item.label.replace('&', '') === wanted)?.click();
  }, label);
}
