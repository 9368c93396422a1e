declare const __VERSION__: string;

/** The program's, as package.json says it: main/electron.vite.config.ts writes it in. */
export const version = __VERSION__;
