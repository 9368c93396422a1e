import { json, refuse, type Answer } from './answer.ts';
import { records, text, type Call } from './call.ts';
import { nextId, type Database } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { User } from './records.ts';
import { listOf, type Route } from './route.ts';

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/Users',
    area: 'customers',
    handle: ({ world }) => json(200, listOf('users', world.db.users)),
  },
  { method: 'POST', path: '/api/Users', area: 'customers', handle: saveUsers },
];

/** Saves a user under its mail address: a second import changes the first one's record. */
export function upsertUser(
  db: Database,
  given: Pick<User, 'name' | 'emailaddress' | 'azureoid'>,
): User {
  const known = db.users.find(({ emailaddress }) => emailaddress === given.emailaddress);
  if (known) return Object.assign(known, given);
  const user: User = { id: nextId(db.users), client_name: db.clients[0]?.name ?? '', ...given };
  db.users.push(user);
  return user;
}

function saveUsers(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) =>
      upsertUser(call.world.db, {
        name: text(fields, 'name') ?? refuse(400, invented.required('name')),
        emailaddress:
          text(fields, 'emailaddress') ?? refuse(400, invented.required('emailaddress')),
        azureoid: text(fields, 'azureoid') ?? '',
      }),
    ),
  );
}
