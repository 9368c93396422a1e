import type * as Ipc from '../../shared/ipc/ipc.ts';
import type {
  Bridge,
  CallInput,
  CallName,
  CallOutput,
  EventData,
  EventName,
  OpenedFile,
} from '../../shared/ipc/ipc.ts';

declare global {
  interface Window {
    readonly halo: Bridge;
  }
}

/** Main said no: `message` is one plain sentence, fit to show as a Notice. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

type Schemas = typeof Ipc;

/** null until something crosses the border. */
let schemas: Schemas | null = null;

/** To build them takes as long as to draw the first page, which needs none of them. */
async function readSchemas(): Promise<Schemas> {
  return (schemas ??= await import('../../shared/ipc/ipc.ts'));
}

/**
 * Calls main and checks what it answers.
 * @throws Refused with main's own sentence; ZodError where the answer does not fit, which is a bug
 * of ours.
 */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const [result, { calls }] = await Promise.all([window.halo.call(name, input), readSchemas()]);
  if (!result.ok) throw new Refused(result.message);
  return calls[name].output.parse(result.value) as CallOutput<N>; // zod loses the link between the name and its schema
}

/**
 * What main hands out for a File that was dropped; null where it lies on no disk. @throws Refused
 */
export async function handOutDropped(file: File): Promise<OpenedFile | null> {
  const [result, { openedFileSchema }] = await Promise.all([
    window.halo.dropped(file),
    readSchemas(),
  ]);
  if (!result.ok) throw new Refused(result.message);
  return openedFileSchema.nullable().parse(result.value);
}

/**
 * Hears an event of main; data that does not fit its schema is dropped. Answers the function that
 * stops listening.
 */
export function listen<N extends EventName>(
  name: N,
  listener: (data: EventData<N>) => void,
): () => void {
  const take = ({ events }: Schemas, json: string): void => {
    const parsed = events[name].safeParse(JSON.parse(json));
    if (parsed.success)
      listener(parsed.data as EventData<N>); // as above
    else console.error(`An event of main did not fit: ${name}`, parsed.error);
  };
  return window.halo.on(name, (json) => {
    if (schemas !== null) take(schemas, json);
    else readSchemas().then((read) => take(read, json), console.error);
  });
}
