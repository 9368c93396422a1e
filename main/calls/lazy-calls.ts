import type { CallName } from '../../shared/ipc/ipc.ts';
import type { Handlers } from '../ipc.ts';

/**
 * Calls whose code is read when the first of them comes, so that the start does not wait for it.
 */
export function lazyCalls<N extends CallName>(
  names: readonly N[],
  load: () => Promise<Pick<Handlers, N>>,
): Pick<Handlers, N> {
  let loading: Promise<Pick<Handlers, N>> | null = null;
  const handler = (name: N) => async (input: never) => {
    loading ??= load();
    return (await loading)[name](input);
  };
  return Object.fromEntries(names.map((name) => [name, handler(name)])) as Pick<Handlers, N>; // one for each name
}
