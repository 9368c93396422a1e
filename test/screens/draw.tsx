import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { Localised } from '../../renderer/window/localised.tsx';
import { useSettings } from '../../renderer/store/settings.ts';
import { useNotices } from '../../renderer/store/notices.ts';
import type { CallName } from '../../shared/ipc/ipc.ts';

/** What main answers to each call, a `No` included; a function is given what was asked. */
export type Answers = Partial<Record<CallName, unknown>>;

interface Drawn {
  readonly user: UserEvent;
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

/** What main keeps it hands back. */
const keeper: Answers = {
  'history.write': (record: unknown) => record,
  'settings.write': (change: object) => ({ ...useSettings.getState(), ...change }),
};

/** Draws a screen as the window does; main answers as told, and with nothing to all else. */
export function draw(drawn: ReactNode, answers: Answers = {}): Drawn {
  const asked: { name: string; input: unknown }[] = [];
  const call = (name: CallName, input: unknown) => {
    asked.push({ name, input });
    const told = { ...keeper, ...answers }[name] ?? null;
    const answer: unknown = typeof told === 'function' ? told(input) : told;
    return Promise.resolve(
      answer instanceof No ? { ok: false, message: answer.message } : { ok: true, value: answer },
    );
  };
  vi.stubGlobal('halo', { call, on: () => () => undefined, dropped: () => Promise.resolve(null) });
  render(<Localised>{drawn}</Localised>);
  return { user: userEvent.setup({ delay: null }), asked };
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
