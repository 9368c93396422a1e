/**
 * The text of an answer that is no longer than `limit` bytes; reading ends where it is. @throws
 * RangeError
 */
export async function textWithin(answer: Response, limit: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.length;
    if (length > limit) {
      await reader?.cancel();
      throw new RangeError(`The answer is longer than ${limit} bytes`);
    }
    parts.push(value);
  }
  return Buffer.concat(parts).toString('utf8');
}
