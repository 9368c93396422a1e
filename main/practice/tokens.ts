import type { Clock } from './clock.ts';

/** Who a token speaks for. */
export interface Grant {
  readonly agentId: number;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** True where the program named no scope: the token is issued, and every call with it answers 401. */
  readonly isUseless?: boolean;
}

/** Minutes an access token lives, as in Halo (expires_in 3600). */
export const tokenMinutes = 60;

export interface Tokens {
  issue(grant: Grant): { readonly access: string; readonly refresh: string };
  /** 'unknown' was never issued or is forgotten, 'ended' is past its hour. */
  look(token: string): Grant | 'unknown' | 'ended';
  /** Takes a refresh token in; it works once. */
  refresh(token: string): Grant | null;
  /** A code that lets this agent in once. */
  openDoor(agentId: number): string;
  /** Whom a code lets in, or null; it works once. */
  enter(code: string): number | null;
  /** Forgets all sign-ins, as a restart of the sign-in service would. */
  forget(): void;
}

/** The tokens that are out, each until its time is over by the practice clock. */
export function createTokens(clock: Clock): Tokens {
  const access = new Map<string, { readonly grant: Grant; readonly until: number }>();
  const refresh = new Map<string, Grant>();
  const doors = new Map<string, number>();
  return {
    issue(grant) {
      const pair = {
        access: `practice-${crypto.randomUUID()}`,
        refresh: `practice-refresh-${crypto.randomUUID()}`,
      };
      access.set(pair.access, { grant, until: clock.now() + tokenMinutes * clock.minuteMs });
      refresh.set(pair.refresh, grant);
      return pair;
    },
    look(token) {
      const found = access.get(token);
      if (!found) return 'unknown';
      return clock.now() < found.until ? found.grant : 'ended';
    },
    refresh(token) {
      const grant = refresh.get(token) ?? null;
      refresh.delete(token);
      return grant;
    },
    openDoor(agentId) {
      const code = crypto.randomUUID();
      doors.set(code, agentId);
      return code;
    },
    enter(code) {
      const agentId = doors.get(code) ?? null;
      doors.delete(code);
      return agentId;
    },
    forget() {
      access.clear();
      refresh.clear();
    },
  };
}
