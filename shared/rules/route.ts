const number = /^-?\d+(\.\d+)?$/;
const guid = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
const hexadecimal = /^[0-9a-f]{12,}$/i;
const numbered = /^[a-z]{1,12}[-_]?\d{3,}$/i;
const token = /^(?=[^/]*\d)(?=[^/]*[a-z])[\w.~=%+-]{20,}$/i;

/**
 * The path with its ids taken out and in lower case: `/api/Report/412` and `/api/report/97` are one
 * route. Ids are numbers, GUIDs, e-mail addresses, long hexadecimal words and tokens.
 */
export function routeOf(path: string): string {
  const parts = path.split('/').map((part) => (isId(part) ? '{id}' : part.toLowerCase()));
  const route = parts.join('/').replace(/\/{2,}/g, '/');
  return route.length > 1 && route.endsWith('/') ? route.slice(0, -1) : route;
}

function isId(part: string): boolean {
  if (part === '') return false;
  return (
    number.test(part) ||
    guid.test(part) ||
    part.includes('@') ||
    part.toLowerCase().includes('%40') ||
    (hexadecimal.test(part) && /\d/.test(part)) ||
    numbered.test(part) ||
    token.test(part)
  );
}
