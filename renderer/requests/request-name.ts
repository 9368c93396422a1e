import { maskAddress } from '../../shared/copy/mask.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';

/**
 * A name that is only a number or a long id says nothing: the part before it belongs to it
 * ("Tickets/2233").
 */
const onlyId = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=$|\?)/i;

/** The row's name as the list shows it, without secrets. */
export function requestName({ name, url }: Pick<ExchangeRow, 'name' | 'url'>): string {
  const before = onlyId.test(name)
    ? url
        .split(/[?#]/, 1)[0]
        ?.split('/')
        .filter((part) => part !== '')
        .at(-2)
    : undefined;
  return maskAddress(before === undefined ? name : `${before}/${name}`).text;
}
