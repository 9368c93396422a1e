import type { Session } from 'electron';
import { type Sentence, say } from '../../shared/words/say.ts';

/**
 * Electron's own names; a new one of a later version fails the type check until it stands in the
 * table.
 */
export type Permission = Parameters<
  NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
>[1];

interface Rule {
  /** `asked`: the person decides, once for each site until the program ends. */
  readonly answer: 'granted' | 'denied' | 'asked';
  /** What the page wants, after "The page wanted to". */
  readonly wish: Sentence;
  /** For whoever reads this table; never on screen. */
  readonly reason: string;
}

const grant = (wish: Sentence, reason: string): Rule => ({ answer: 'granted', wish, reason });
const deny = (wish: Sentence, reason: string): Rule => ({ answer: 'denied', wish, reason });
const ask = (wish: Sentence, reason: string): Rule => ({ answer: 'asked', wish, reason });

/** What a site may do, each with its reason. What is not named here is denied as well. */
export const permissions: Readonly<Record<Permission, Rule>> = {
  'clipboard-sanitized-write': grant(
    'permission.copySomething',
    'Halo has “copy” buttons; a page can only put plain things there, and only after a click.',
  ),
  fullscreen: grant(
    'permission.fillScreen',
    'Halo shows pictures and dashboards over the whole screen; Escape leaves it.',
  ),
  ar: deny('permission.useCamera', 'Halo has no pictures to walk around in.'),
  'automatic-fullscreen': deny('permission.fillScreenUnasked', 'Only a click may do that.'),
  'background-fetch': deny(
    'permission.loadFilesClosed',
    'What is not open is not recorded, so it must not run.',
  ),
  'background-sync': deny(
    'permission.sendThingsClosed',
    'What is not open is not recorded, so it must not run.',
  ),
  'captured-surface-control': deny('permission.steerAnotherPage', 'Nothing in Halo needs it.'),
  'clipboard-read': deny(
    'permission.readCopied',
    'What was copied may be a password; paste with Ctrl+V instead.',
  ),
  'deprecated-sync-clipboard-read': deny('permission.readCopied', 'The same by an old way.'),
  'display-capture': deny('permission.seeScreen', 'No failure of Halo is explained by it.'),
  fileSystem: deny(
    'permission.openFolderChangeFile',
    'A page here gets only files that are chosen for an upload.',
  ),
  geolocation: deny(
    'permission.knowWhereAre',
    'The place of the person at the desk explains no failure.',
  ),
  'geolocation-approximate': deny(
    'permission.knowWhereAre',
    'The place of the person at the desk explains no failure.',
  ),
  'hand-tracking': deny('permission.watchHands', 'Halo has nothing to grasp.'),
  hid: deny('permission.useDevice', 'A page that is looked at for its faults needs no devices.'),
  'idle-detection': deny('permission.knowAreComputer', 'A chat in Halo may show you as away.'),
  keyboardLock: deny('permission.holdAllKeys', 'Escape must always leave a full screen.'),
  'local-fonts': deny('permission.listFonts', 'The list tells computers apart.'),
  // Asked by Chromium 142 and newer where Electron lets it
  // (https://developer.chrome.com/blog/local-network-access); older ones let every page through.
  'local-network': ask('permission.reachDevicesNetwork', 'Halo may print or count devices there.'),
  'local-network-access': ask(
    'permission.reachDevicesNetwork',
    'The name of both before they were told apart.',
  ),
  'loopback-network': ask(
    'permission.reachProgramsThisComputer',
    'Halo may talk to a telephone or to a remote control there.',
  ),
  media: deny('permission.useCameraMicrophone', 'Calls are made in your own browser.'),
  mediaKeySystem: deny('permission.playProtectedFilms', 'Halo has none.'),
  midi: deny('permission.useMusicDevices', 'Halo has no use for them.'),
  midiSysex: deny('permission.useMusicDevices', 'Halo has no use for them.'),
  nfc: deny('permission.useCardReader', 'As for other devices.'),
  notifications: deny('permission.showNoticesDesktop', 'They belong to the browser you work in.'),
  openExternal: deny(
    'permission.openAnotherProgram',
    'Links to elsewhere are asked about one by one.',
  ),
  'payment-handler': deny('permission.takePayments', 'Nothing is bought here.'),
  'periodic-background-sync': deny(
    'permission.sendThingsClosed',
    'What is not open is not recorded, so it must not run.',
  ),
  'persistent-storage': deny(
    'permission.keepDataBrowserClear',
    'The data of a site must be wiped in one click.',
  ),
  pointerLock: deny('permission.holdMousePointer', 'The pointer must always reach our buttons.'),
  'screen-wake-lock': deny('permission.keepScreen', 'The computer decides that.'),
  sensors: deny('permission.feelComputerMoves', 'No failure of Halo is explained by it.'),
  serial: deny('permission.useDevice', 'As for other devices.'),
  'smart-card': deny(
    'permission.useCardReader',
    'Certificates on cards are asked for in a dialog of ours.',
  ),
  'speaker-selection': deny('permission.chooseLoudspeaker', 'Calls are made in your own browser.'),
  'storage-access': deny(
    'permission.useCookiesAnotherSite',
    'A frame could follow you; other browsers ask or refuse as well.',
  ),
  'system-wake-lock': deny('permission.keepComputerAwake', 'The computer decides that.'),
  'top-level-storage-access': deny(
    'permission.useCookiesAnotherSite',
    'A frame could follow you; other browsers ask or refuse as well.',
  ),
  unknown: deny('permission.useSomethingBrowser', 'What has no name here has no reason either.'),
  usb: deny('permission.useDevice', 'As for other devices.'),
  vr: deny('permission.useSpecialGlasses', 'Halo has nothing for them.'),
  'web-app-installation': deny(
    'permission.installItself',
    'The site is looked at here, not installed.',
  ),
  'web-printing': deny(
    'permission.usePrinterItself',
    'Printing goes through the dialog of the computer.',
  ),
  'window-management': deny(
    'permission.placeWindowsScreens',
    'A page must not lay a window over ours.',
  ),
};

/** What was refused, in plain words: a refusal may itself be the cause of a failure. */
export function refusalWords(permission: string): string {
  const rule = ruleOf(permission);
  const what =
    rule === null ? say('permission.other', { name: permission.slice(0, 40) }) : say(rule.wish);
  return say(rule?.answer === 'asked' ? 'permission.declined' : 'permission.refused', { what });
}

interface PermissionParts {
  /** Hears what was denied. */
  refused(permission: string): void;
  /**
   * Asks the person whether pages of this host may do what they wish; null where the person was not
   * asked.
   */
  ask(host: string, wish: string): Promise<boolean | null>;
}

/**
 * Asked through the permission question or checked silently, the answer is the same table; what the
 * person decides stands until the program ends.
 */
export function grantPermissions(session: Session, parts: PermissionParts): void {
  const answers = new PersonsAnswers(parts.ask);
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) => {
    const settle = (isGranted: boolean): void => {
      if (!isGranted) parts.refused(permission);
      callback(isGranted);
    };
    const rule = ruleOf(permission);
    if (rule?.answer !== 'asked') settle(rule?.answer === 'granted');
    else void answers.ask(permission, rule, originOf(requestingUrl)).then(settle);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) =>
      ruleOf(permission)?.answer === 'granted' || answers.isYes(permission, originOf(origin)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    parts.refused('display-capture');
    callback({});
  });
}

/** What the person decided, by permission and site. */
class PersonsAnswers {
  readonly #ask: PermissionParts['ask'];
  readonly #known = new Map<string, boolean>();
  /** A page asks for the same many times at once. */
  readonly #open = new Map<string, Promise<boolean>>();

  constructor(ask: PermissionParts['ask']) {
    this.#ask = ask;
  }

  isYes(permission: string, origin: string): boolean {
    return this.#known.get(`${permission} ${origin}`) === true;
  }

  async ask(permission: string, { wish }: Rule, origin: string): Promise<boolean> {
    if (origin === '') return false;
    const name = `${permission} ${origin}`;
    const known = this.#known.get(name) ?? this.#open.get(name);
    if (known !== undefined) return known;
    const answer = this.#answerOf(name, new URL(origin).host, say(wish));
    this.#open.set(name, answer);
    return answer;
  }

  async #answerOf(name: string, host: string, wish: string): Promise<boolean> {
    try {
      const said = await this.#ask(host, wish);
      if (said !== null) this.#known.set(name, said);
      return said === true;
    } catch (error) {
      console.error(error);
      return false;
    } finally {
      this.#open.delete(name);
    }
  }
}

/** '' for what no site asks: a file, a page that was made by a script. */
function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { origin, protocol } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? origin : '';
}

/** A later Chromium may have names that these types do not. */
function ruleOf(permission: string): Rule | null {
  return Object.hasOwn(permissions, permission) ? permissions[permission as Permission] : null;
}
