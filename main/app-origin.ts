/** Where our own window lives: never `file:`, so that it has an origin that can be checked. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;

/** Where our window reads the files that were opened. */
export const openedScheme = 'opened';
