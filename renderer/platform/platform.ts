/** Whether the keyboard is a Mac's: its shortcuts differ. */
export const isMac = /mac/i.test(navigator.platform);
