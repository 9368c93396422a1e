const name = 'console';

/**
 * What the API console remembers between pages: its secret and token. A reset forgets it with the
 * rest.
 */
export const consoleMemory = {
  read: () => JSON.parse(localStorage.getItem(name) ?? '{}'),
  keep: (changes) =>
    localStorage.setItem(name, JSON.stringify({ ...consoleMemory.read(), ...changes })),
};
