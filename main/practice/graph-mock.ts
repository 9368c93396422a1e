import { thirdPartyAnswer, type ThirdPartyAnswer } from './third-party.ts';

export interface DirectoryUser {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
}

interface AppPermission {
  readonly name: string;
  readonly what: string;
  readonly requested: boolean;
  readonly consented: boolean;
}

/**
 * Stands for Entra ID and Graph: an app registration whose permissions an admin can
 * grant, and the users behind it.
 */
export interface Graph {
  permissions(): readonly AppPermission[];
  request(name: string): void;
  /**
   * Grants everything requested so far; application permissions do nothing without it
   * (https://learn.microsoft.com/graph/permissions-overview).
   */
  consent(): void;
  /** An administrator takes a permission back. */
  withdraw(name: string): void;
  /** Group members: ids only, which needs no right to read users. */
  members(): readonly string[];
  users(): ThirdPartyAnswer;
  user(id: string): ThirdPartyAnswer;
}

const directory: readonly DirectoryUser[] = [
  {
    id: '7c1b0f3e-0000-4000-8000-000000000001',
    displayName: 'Priya Nair',
    mail: 'priya.nair@example.test',
  },
  {
    id: '7c1b0f3e-0000-4000-8000-000000000002',
    displayName: 'Tom Okafor',
    mail: 'tom.okafor@example.test',
  },
  {
    id: '7c1b0f3e-0000-4000-8000-000000000003',
    displayName: 'Lena Fischer',
    mail: 'lena.fischer@example.test',
  },
  {
    id: '7c1b0f3e-0000-4000-8000-000000000004',
    displayName: 'Marco Rossi',
    mail: 'marco.rossi@example.test',
  },
];

export function createGraph(): Graph {
  const state = new Map([
    // Not enough to list users as an application, though its name suggests it.
    [
      'User.ReadBasic.All',
      { what: 'Read all users’ basic profiles', requested: true, consented: true },
    ],
    [
      'GroupMember.Read.All',
      { what: 'Read who is in which group', requested: true, consented: true },
    ],
    [
      'User.Read.All',
      { what: 'Read all users’ full profiles', requested: false, consented: false },
    ],
  ]);
  const refused = () =>
    thirdPartyAnswer(403, 'Forbidden', {
      error: {
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
      },
    });
  const mayRead = () => state.get('User.Read.All')?.consented === true;
  return {
    permissions: () => [...state].map(([name, permission]) => ({ name, ...permission })),
    request(name) {
      const permission = state.get(name);
      if (permission) permission.requested = true;
    },
    consent() {
      for (const permission of state.values()) permission.consented = permission.requested;
    },
    withdraw(name) {
      const permission = state.get(name);
      if (permission) permission.requested = permission.consented = false;
    },
    members: () => directory.map(({ id }) => id),
    users: () => (mayRead() ? thirdPartyAnswer(200, 'OK', { value: directory }) : refused()),
    user(id) {
      const user = directory.find((entry) => entry.id === id);
      if (!mayRead()) return refused();
      return user
        ? thirdPartyAnswer(200, 'OK', user)
        : thirdPartyAnswer(404, 'Not Found', {
            error: { code: 'Request_ResourceNotFound', message: 'No such user.' },
          });
    },
  };
}
