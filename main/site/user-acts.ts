import type { WebContents } from 'electron';

const acts = new Set(['mouseDown', 'keyDown', 'rawKeyDown', 'touchStart', 'gestureTap']);

/** Hears each click and key of the user in a page; what a script of the page makes up is none. */
export function hearUserActs(contents: WebContents, acted: () => void): void {
  contents.on('input-event', (_event, { type }) => {
    if (acts.has(type)) acted();
  });
}
