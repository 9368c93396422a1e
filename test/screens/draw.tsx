import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { Localised } from '../../renderer/window/localised.tsx';
import { useSettings } from '../../renderer/store/settings.ts';
import { useNotices } from '../../renderer/store/notices.ts';
import type { CallName, EventData, EventName } from '../../shared/ipc/ipc.ts';

/** What main answers to each call, a `No` included; a function is given what was asked. */
export type Answers = Partial<Record<CallName, unknown>>;

interface Drawn {
  readonly user: UserEvent;
  /** Tells the window something, as main does. */
  readonly tell: <N extends EventName>(name: N, data: EventData<N>) => void;
  /** What was asked of main, in order. */
  readonly asked: readonly { readonly name: string; readonly input: unknown }[];
}

/** Says no with this sentence, as main does. */
export class No {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** What main keeps it hands back; what is visited is loaded. */
const keeper: Answers = {
  'fixes.write': (record: unknown) => record,
  'site.visit': false,
  'settings.write': (change: object) => ({ ...useSettings.getState(), ...change }),
};

/** Draws a screen as the window does; main answers as told, and with nothing to all else. */
export function draw(drawn: ReactNode, answers: Answers = {}): Drawn {
  const asked: { name: string; input: unknown }[] = [];
  const call = (name: CallName, input: unknown) => {
    asked.push({ name, input });
    const told = { ...keeper, ...answers }[name] ?? null;
    const answer: unknown = typeof told === 'function' ? told(input) : told;
    const result = (value: unknown) =>
      value instanceof No ? { ok: false, message: value.message } : { ok: true, value };
    return answer instanceof Promise ? answer.then(result) : Promise.resolve(result(answer));
  };
  const listeners = new Map<string, Set<(json: string) => void>>();
  const on = (name: string, listener: (json: string) => void) => {
    const all = listeners.get(name) ?? new Set();
    listeners.set(name, all.add(listener));
    return () => all.delete(listener);
  };
  vi.stubGlobal('halo', { call, on, dropped: () => Promise.resolve(null) });
  render(<Localised>{drawn}</Localised>);
  return {
    user: userEvent.setup({ delay: null }),
    asked,
    tell: (name, data) => {
      for (const listener of listeners.get(name) ?? []) listener(JSON.stringify(data));
    },
  };
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const heading = (name: string | RegExp) => screen.getByRole('heading', { name });
/** What stands in the notices, last one last. */
export const noticed = () => useNotices.getState().notices.map(({ text }) => text);

/** Puts a text into a field in place of what stands there. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}
