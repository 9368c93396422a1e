import { json, refuse, refuseInWords, refuseSilently, type Answer } from './answer.ts';
import { records, text, type Call } from './call.ts';
import { byId, nextId, type Database } from './database.ts';
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
  { method: 'DELETE', path: '/api/Users/{}', area: 'customers', handle: deleteUser },
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

/** Each customer has a general user, which stays whoever asks. */
function deleteUser({ world, params }: Call): Answer {
  const { users } = world.db;
  const user = byId(users, params[0]) ?? refuseSilently(404);
  if (user.is_general === true) refuseInWords('General Users cannot be deleted');
  users.splice(users.indexOf(user), 1);
  return json(200, { id: user.id });
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
