/** What kind of value was taken out; the label and the list for the user name it. */
export const kinds = [
  'password',
  'secret',
  'token',
  'cookie',
  'key',
  'session',
  'signature',
  'authorization',
  'certificate',
  'sql',
  'email',
  'name',
  'phone',
  'address',
  'card',
  'text',
  'ip',
  'tenant',
  'own',
] as const;
export type Kind = (typeof kinds)[number];
