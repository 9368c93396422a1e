import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

type Handler = (call: Call) => Answer | Promise<Answer>;

/** One address and method of the API. */
export interface Route {
  readonly method: string;
  /** `/api/Tickets/{}`; compared without case, `{}` stands for one segment. */
  readonly path: string;
  readonly handle: Handler;
  /** Area of the role that is needed: read for GET, edit otherwise. */
  readonly area?: string;
  /** What stands in the `{}` places: whole numbers where left out; anything else is then refused. */
  readonly ids?: 'texts';
  /** True where nobody needs to be signed in. */
  readonly open?: boolean;
  /** What the answer is when the role lacks the area; 403 otherwise. */
  readonly denied?: () => Answer;
}

export type Match =
  | { readonly found: 'route'; readonly route: Route; readonly params: readonly string[] }
  | { readonly found: 'path'; readonly allow: readonly string[] }
  | { readonly found: 'nothing' };

/** Finds the route of a request: the route, or the methods its path does support, or nothing. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  const allow: string[] = [];
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (!params) continue;
    if (route.method === method) return { found: 'route', route, params };
    allow.push(route.method);
  }
  return allow.length > 0 ? { found: 'path', allow } : { found: 'nothing' };
}

function matchPath(pattern: string, path: string): readonly string[] | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: string[] = [];
  for (const [at, part] of wanted.entries()) {
    const segment = given[at] ?? '';
    if (part === '{}' && segment !== '') params.push(segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return params;
}

/** Halo's list envelope. */
export function listOf(key: string, rows: readonly unknown[]): Readonly<Record<string, unknown>> {
  return { page_no: 1, page_size: rows.length, record_count: rows.length, [key]: rows };
}
