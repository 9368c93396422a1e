/**
 * How much a person may do, by the name of the right: 0 nothing, and the more the higher. Own
 * rights stand at the person; those of an area of a role (`features.invoices`) only count where the
 * area is used.
 */
export type Rights = ReadonlyMap<string, { readonly level: number; readonly isOfArea: boolean }>;

/** Names of switches that allow something; all others are habits and states of a person. */
const allowing =
  /^(can|may|allow|permit)|access|permission|right|admin|(^|_)(view|read|edit|add|delete|create|approve|manage|close|reassign)(_|$)/i;
const habit =
  /notif|mail|dark|theme|layout|signature|tfa|mfa|online|last_?|copyright|_?token|accessed|right_?(click|pane|hand)|read_?only_?view/i;
const levels: readonly RegExp[] = [
  /^(none|no|no access|denied|off|false)$/i,
  /^(read|view|read only|own|limited|true|yes|on)$/i,
  /^(edit|write|modify|read and modify|full|full access|all|admin)$/i,
];

const deepest = 4;
const mostRights = 2000;

/** Rights in the answer that tells who is signed in (`/api/Agent/me`, parsed). */
export function rightsOf(me: unknown): Rights {
  const found: Found = new Map();
  gather(me, { found, isOfArea: false, depth: 0 });
  return found;
}

type Found = Map<string, { level: number; isOfArea: boolean }>;
interface Place {
  readonly found: Found;
  /** Below a part of the answer where every name is an area and its value a level. */
  readonly isOfArea: boolean;
  readonly depth: number;
}

function gather(value: unknown, place: Place): void {
  const { found, depth, isOfArea } = place;
  if (typeof value !== 'object' || value === null || depth > deepest || found.size > mostRights)
    return;
  for (const [name, inner] of Object.entries(value)) {
    if (/^(claims|permissions|rights)$/i.test(name) && Array.isArray(inner)) claims(inner, found);
    else if (/^(features|permissions|rights|role|roles|areas)$/i.test(name))
      gather(inner, { found, isOfArea: true, depth: depth + 1 });
    else if (isOfArea && typeof inner === 'object')
      gather(inner, { found, isOfArea, depth: depth + 1 });
    else {
      const level = levelOf(name, inner, isOfArea);
      if (level !== null) keep(found, name, level, isOfArea);
    }
  }
}

function keep(found: Found, name: string, level: number, isOfArea: boolean): void {
  const known = found.get(name);
  if (known === undefined || known.level < level) found.set(name.slice(0, 80), { level, isOfArea });
}

/** A list of rights: texts, or records that name one each. What is listed is held. */
function claims(list: readonly unknown[], found: Found): void {
  for (const one of list.slice(0, mostRights)) {
    if (typeof one === 'string') keep(found, one, 1, false);
    if (typeof one !== 'object' || one === null) continue;
    const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(one));
    const name = ['claim', 'type', 'name', 'permission', 'right', 'feature']
      .map((field) => fields.get(field))
      .find((text) => typeof text === 'string');
    if (typeof name !== 'string') continue;
    const value = fields.get('value') ?? fields.get('level') ?? fields.get('access');
    keep(found, name, levelOf('access', value, true) ?? 1, false);
  }
}

function levelOf(name: string, value: unknown, isOfArea: boolean): number | null {
  if (habit.test(name) || !(isOfArea || allowing.test(name))) return null;
  if (typeof value === 'boolean') return isOfArea && !allowing.test(name) ? null : Number(value);
  if (typeof value === 'number') return /access|level|permission/i.test(name) ? value : null;
  if (typeof value !== 'string') return null;
  const level = levels.findIndex((words) => words.test(value.trim()));
  return level < 0 ? null : level;
}

/** Rights that the second person has not, or has less of, in the order of the first. */
export function lostRights(a: Rights, b: Rights): readonly { name: string; isOfArea: boolean }[] {
  return [...a].flatMap(([name, { level, isOfArea }]) => {
    const other = b.get(name)?.level ?? (isOfArea ? level : 0);
    return other < level ? [{ name, isOfArea }] : [];
  });
}

/** True where a right is named after what a route is about: `can_view_charge_rates`, `/api/chargerate`. */
export function isRightFor(name: string, route: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const right = plain(name);
  return route.split('/').some((part) => {
    const thing = plain(part).replace(/s$/, '');
    return thing.length > 3 && thing !== 'agent' && right.includes(thing);
  });
}
