import { win32 } from 'node:path';

/** Names that Windows keeps for devices, with any ending: what is written there goes nowhere. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/**
 * Whether a copy under this name would be a file that its user can find. On Windows a name may mean
 * a device, or with a colon a stream that hides in another file, where Explorer shows nothing
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
 */
export function isFileName(path: string, platform: NodeJS.Platform): boolean {
  if (platform !== 'win32') return true;
  const { root } = win32.parse(path);
  const names = path.slice(root.length).split(/[\\/]/);
  const last = names.at(-1) ?? '';
  return (
    !names.some((name) => name.includes(':')) && !device.test(last.replace(/[ .].*$/, '').trim())
  );
}
