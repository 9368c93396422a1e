/** A token that was given out, in order of time. */
export interface TokenCall {
  readonly index: number;
  readonly time: number;
  /** OAuth's grant: client_credentials is a program's own; null where the call does not show it. */
  readonly grant: string | null;
  readonly scope: 'given' | 'missing' | null;
  /** Of the sign-in that calls with this token carry, as Traces.account; null where the answer is not kept. */
  readonly account: number | null;
}

/** How a token was asked for, as far as its call shows. */
export type Token = Pick<TokenCall, 'grant' | 'scope' | 'account'>;
