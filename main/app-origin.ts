/** Where our own window lives: never `file:`, so that it has an origin that can be checked. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://bundle`;
