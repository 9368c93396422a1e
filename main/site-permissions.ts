import type { Session } from 'electron';

/** What a site may do without being asked, each with its reason. Everything that is not here is denied. */
const allowed: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'Halo has “copy” buttons; a page can only put plain things there, and only after a click.',
  fullscreen: 'Halo shows pictures and dashboards over the whole screen; Escape leaves it.',
};

/** Asked through the permission question or checked silently, the answer is the same table. `refused` hears what was denied. */
export function grantPermissions(session: Session, refused: (permission: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    const granted = Object.hasOwn(allowed, permission);
    if (!granted) refused(permission);
    callback(granted);
  });
  session.setPermissionCheckHandler((_contents, permission) => Object.hasOwn(allowed, permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}
