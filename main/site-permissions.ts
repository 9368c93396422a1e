import type { Session } from 'electron';

/** Electron's own names; a new one of a later version fails the type check until it stands in the table. */
export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1];

interface Rule {
  readonly isGranted: boolean;
  /** What the page wants, after "This page wanted to". */
  readonly words: string;
  readonly reason: string;
}

const grant = (words: string, reason: string): Rule => ({ isGranted: true, words, reason });
const deny = (words: string, reason: string): Rule => ({ isGranted: false, words, reason });

/** What a site may do, each with its reason. What is not named here is denied as well. */
export const permissions: Readonly<Record<Permission, Rule>> = {
  'clipboard-sanitized-write': grant('copy something', 'Halo has “copy” buttons; a page can only put plain things there, and only after a click.'),
  fullscreen: grant('fill the screen', 'Halo shows pictures and dashboards over the whole screen; Escape leaves it.'),
  ar: deny('use the camera', 'Halo has no pictures to walk around in.'),
  'automatic-fullscreen': deny('fill the screen unasked', 'Only a click may do that.'),
  'background-fetch': deny('load files while it is closed', 'What is not open is not recorded, so it must not run.'),
  'background-sync': deny('send things while it is closed', 'What is not open is not recorded, so it must not run.'),
  'captured-surface-control': deny('steer another page', 'Nothing in Halo needs it.'),
  'clipboard-read': deny('read what you copied', 'What was copied may be a password; paste with Ctrl+V instead.'),
  'deprecated-sync-clipboard-read': deny('read what you copied', 'The same by an old way.'),
  'display-capture': deny('see your screen', 'No failure of Halo is explained by it.'),
  fileSystem: deny('open a folder or change a file', 'A page here gets only files that are chosen for an upload.'),
  geolocation: deny('know where you are', 'The place of the person at the desk explains no failure.'),
  'geolocation-approximate': deny('know where you are', 'The place of the person at the desk explains no failure.'),
  'hand-tracking': deny('watch your hands', 'Halo has nothing to grasp.'),
  hid: deny('use a device', 'A page that is looked at for its faults needs no devices.'),
  'idle-detection': deny('know whether you are at the computer', 'A chat in Halo may show you as away.'),
  keyboardLock: deny('hold all keys', 'Escape must always leave a full screen.'),
  'local-fonts': deny('list your fonts', 'The list tells computers apart.'),
  'local-network': deny('reach devices in your network', 'A page could look around in it.'),
  'local-network-access': deny('reach devices in your network', 'A page could look around in it.'),
  'loopback-network': deny('reach programs on this computer', 'A page could look around in it.'),
  media: deny('use the camera or the microphone', 'Calls are made in your own browser.'),
  mediaKeySystem: deny('play protected films', 'Halo has none.'),
  midi: deny('use music devices', 'Halo has no use for them.'),
  midiSysex: deny('use music devices', 'Halo has no use for them.'),
  nfc: deny('use a card reader', 'As for other devices.'),
  notifications: deny('show notices on your desktop', 'They belong to the browser you work in.'),
  openExternal: deny('open another program', 'Links to elsewhere are asked about one by one.'),
  'payment-handler': deny('take payments', 'Nothing is bought here.'),
  'periodic-background-sync': deny('send things while it is closed', 'What is not open is not recorded, so it must not run.'),
  'persistent-storage': deny('keep data that the browser may not clear', 'The data of a site must be wiped in one click.'),
  pointerLock: deny('hold the mouse pointer', 'The pointer must always reach our buttons.'),
  'screen-wake-lock': deny('keep the screen on', 'The computer decides that.'),
  sensors: deny('feel how the computer moves', 'No failure of Halo is explained by it.'),
  serial: deny('use a device', 'As for other devices.'),
  'smart-card': deny('use a card reader', 'Certificates on cards are asked for in a dialog of ours.'),
  'speaker-selection': deny('choose a loudspeaker', 'Calls are made in your own browser.'),
  'storage-access': deny('use cookies of another site', 'A frame could follow you; other browsers ask or refuse as well.'),
  'system-wake-lock': deny('keep the computer awake', 'The computer decides that.'),
  'top-level-storage-access': deny('use cookies of another site', 'A frame could follow you; other browsers ask or refuse as well.'),
  unknown: deny('use something of the browser', 'What has no name here has no reason either.'),
  usb: deny('use a device', 'As for other devices.'),
  vr: deny('use special glasses', 'Halo has nothing for them.'),
  'web-app-installation': deny('install itself', 'The site is looked at here, not installed.'),
  'web-printing': deny('use a printer by itself', 'Printing goes through the dialog of the computer.'),
  'window-management': deny('place windows on your screens', 'A page must not lay a window over ours.'),
};

/** What was refused, in plain words: a refusal may itself be the cause of a failure. */
export function refusalWords(permission: string): string {
  const words = ruleOf(permission)?.words ?? `use “${permission.slice(0, 40)}”`;
  return `The page wanted to ${words}. That is never allowed here. If something on the page fails by it, try it in your own browser.`;
}

/** Asked through the permission question or checked silently, the answer is the same table. `refused` hears what was denied. */
export function grantPermissions(session: Session, refused: (permission: string) => void): void {
  const isGranted = (permission: string) => ruleOf(permission)?.isGranted === true;
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    if (!isGranted(permission)) refused(permission);
    callback(isGranted(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    refused('display-capture');
    callback({});
  });
}

/** A later Chromium may have names that these types do not. */
function ruleOf(permission: string): Rule | null {
  return Object.hasOwn(permissions, permission) ? permissions[permission as Permission] : null;
}
