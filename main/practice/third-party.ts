/**
 * What a third party answers to the practice Halo. The browser never sees it, only what Halo makes
 * of it.
 */
export interface ThirdPartyAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function thirdPartyAnswer(
  status: number,
  reason: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ThirdPartyAnswer {
  return { status, reason, body, headers };
}
