import { say } from '../words/say.ts';
import { isOwnPoll } from './background.ts';
import type { Diagnosis } from './diagnosis.ts';

/**
 * No two diagnoses look alike: where titles are the same, what they differ in is said with them.
 * The area of the request comes first, then its status, then the whole request.
 */
export function toldApart(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  return diagnoses.map((diagnosis) => {
    const group = diagnoses.filter(({ title }) => title === diagnosis.title);
    if (group.length < 2) return diagnosis;
    const where = ways
      .map((way) => way(diagnosis))
      .find((words, at) => {
        const way = ways[at];
        return words !== '' && group.filter((other) => way?.(other) === words).length === 1;
      });
    return where === undefined
      ? diagnosis
      : { ...diagnosis, title: say('title.where', { title: diagnosis.title, where }) };
  });
}

const ways: readonly ((diagnosis: Diagnosis) => string)[] = [
  areaOf,
  ({ status }) => (status > 0 ? String(status) : ''),
  (diagnosis) => [areaOf(diagnosis), diagnosis.status].filter(Boolean).join(' '),
  ({ integration }) => integration ?? '',
  ({ method, route }) => `${method} ${shown(route)}`,
  ({ method, route, status }) => `${method} ${shown(route)}, ${status}`,
  ({ method, route, status, integration }) =>
    `${method} ${shown(route)}, ${status}, ${integration ?? ''}`,
  ({ entries }) => `#${entries[0] ?? ''}`,
];

/** The way in which Halo's pages ask for who is signed in, in words. */
const signedIn = /\/api\/agent\/me$/;

/** What stands after `/api/`, without ids: "ticket approval" needs no knowledge of all routes. */
function areaOf({ method, route }: Diagnosis): string {
  if (signedIn.test(route)) return say('title.signedIn');
  if (isOwnPoll(method, route)) return say('title.ownPoll');
  const part = /\/api\/(?!.*\/api\/)(.*)$/.exec(route)?.[1] ?? '';
  return part
    .split('/')
    .filter((word) => word !== '' && word !== '{id}')
    .join(' ');
}

function shown(route: string): string {
  return route.replaceAll('{id}', '…');
}
