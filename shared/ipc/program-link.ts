import { z } from 'zod';

export const programScheme = 'halo-troubleshooter';

/**
 * What a link to this program may ask for, as it stands in a ticket or a wiki: to show a page of
 * the help, or to offer the address of a Halo. Anybody can write such a link, so it never opens,
 * records or changes anything by itself.
 */
export const programLinkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('help'), page: z.string().max(60) }),
  z.object({ kind: z.literal('halo'), address: z.string().max(2000) }),
]);
export type ProgramLink = z.infer<typeof programLinkSchema>;

/**
 * Reads `halo-troubleshooter://help/privacy` and `halo-troubleshooter://halo/acme.halopsa.com`;
 * null for anything else.
 */
export function readProgramLink(text: string): ProgramLink | null {
  const [, place, rest] =
    /^halo-troubleshooter:\/\/(help|halo)\/([^?#]*)$/i.exec(text.trim()) ?? [];
  if (place === undefined || rest === undefined || rest.length > 2000) return null;
  if (place.toLowerCase() === 'help')
    return /^[a-z-]{1,60}\/?$/.test(rest) ? { kind: 'help', page: rest.replace('/', '') } : null;
  // A host, and no more: a path or a name and password have nothing to do in a link from somebody
  // else.
  return /^[a-z0-9.-]{1,253}(?::\d{1,5})?\/?$/i.test(rest)
    ? { kind: 'halo', address: rest.replace('/', '').toLowerCase() }
    : null;
}
