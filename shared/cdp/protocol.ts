import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';
import { type Fields, fieldsOf } from './fields.ts';

/** The name of an event, as in `Network.requestWillBeSent`. */
export type EventName = keyof ProtocolMapping.Events;
/** The name of a command, as in `Network.getResponseBody`. */
export type CommandName = keyof ProtocolMapping.Commands;
export type CommandParams<N extends CommandName> = object &
  (ProtocolMapping.Commands[N]['paramsType'] extends [infer P] | [(infer P)?] ? P : unknown);
export type CommandResult<N extends CommandName> = Fields<
  ProtocolMapping.Commands[N]['returnType']
>;

type ParamsOf<N extends EventName> = ProtocolMapping.Events[N] extends [infer P] ? P : object;

/** One message of the debugger protocol. `at` is when it came, in milliseconds since 1970. */
export interface CdpEvent {
  readonly sessionId: string;
  readonly method: EventName;
  readonly params: unknown;
  readonly at: number;
}

/** The parameters of an event that is known by its name. */
export function paramsOf<N extends EventName>(
  event: Pick<CdpEvent, 'params'>,
  _name: N,
): Fields<ParamsOf<N>> {
  return fieldsOf<ParamsOf<N>>(event.params);
}
