import { z } from 'zod';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import type { Capture } from '../capture/capture.ts';
import type { PracticeSite } from '../practice/site.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site/site.ts';
import { type Held, holdsAll, type Lack, Lacking, type PlayedPage, play } from './page-player.ts';
import { say } from '../../shared/words/say.ts';

interface PlayerParts {
  readonly practice: PracticeSite;
  readonly site: Site;
  readonly capture: Capture;
}

/** Who plays, and whether what was changed before stays. */
interface PlayedAs {
  readonly agent: string | null | undefined;
  readonly keep: boolean | undefined;
  /** Who has to be signed in, or null for anybody; undefined where nobody need be. */
  readonly by?: string | null | undefined;
}

/** How it ended; see 'practice.show'. */
type PlayedEnd = 'done' | 'stopped' | 'other' | Lack;

/**
 * The recorder tells the window what it saw at most this long after it happened, in milliseconds,
 * with room to spare.
 */
const settled = 300;

/** "Show me" of a lesson: one at a time; a later one, as of another lesson, stops the one before. */
export class PracticePlayer {
  readonly #parts: PlayerParts;
  #running: AbortController | null = null;

  constructor(parts: PlayerParts) {
    this.#parts = parts;
  }

  /**
   * Plays actions in the open practice Halo, in no other site. `agent`: everything is set back
   * first unless it is to be kept, and that agent signs in; null leaves nobody signed in; undefined
   * goes on from where the page stands. `by`: whoever else is signed in there, or nobody, makes way
   * for them. Nothing is played ('other') where a control holds something else than `holds` says, nor
   * behind a page that does not open.
   * @throws Refusal where no practice Halo is open, or where the page did not show what an action
   * needs.
   */
  async show(
    as: PlayedAs,
    actions: readonly ScenarioAction[],
    holds: readonly Held[] = [],
  ): Promise<PlayedEnd> {
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    const { site, capture } = this.#parts;
    if (site.state().kind !== 'practice') throw new Refusal(say('practice.notOpen'));
    try {
      return await this.#play(as, actions, holds, signal);
    } catch (error) {
      if (signal.aborted) return 'stopped';
      if (error instanceof Lacking) return error.lack;
      console.error(error);
      throw new Refusal(say('practice.lost'));
    } finally {
      capture.context.leavesToUser();
    }
  }

  async #play(
    { agent, keep = false, by }: PlayedAs,
    actions: readonly ScenarioAction[],
    holds: readonly Held[],
    signal: AbortSignal,
  ): Promise<PlayedEnd> {
    const { practice, site, capture } = this.#parts;
    const origin = await practice.origin();
    const page: PlayedPage = {
      signal,
      async send(method, params) {
        signal.throwIfAborted();
        if (isPress(params)) capture.context.pressesForUser();
        return capture.send(method, params);
      },
      async visit(path) {
        signal.throwIfAborted();
        await site.visit(new URL(path, origin).href, true);
      },
    };
    if (agent !== undefined) {
      if (!keep) await practice.reset();
      await signInAs(agent, origin, page);
    }
    if (typeof by === 'string') await changeTo(by, page);
    const watched = by === undefined ? page : { ...page, lacks: () => lackOf(page) };
    if (!(await holdsAll(holds, watched))) return 'other';
    await play(actions, watched);
    await new Promise((resolve) => setTimeout(resolve, settled));
    signal.throwIfAborted();
    // What opens a page sends nothing where it asks who it is.
    const isAsked = by !== undefined && (await lackOf(page)) === 'nobody';
    return isAsked ? 'nobody' : 'done';
  }
}

/** Who is signed in by the page's own list, and what the page shows in place of itself. */
const shownThere = `(() => {
  const list = document.querySelector('select[aria-label="Signed in as"]');
  return {
    name: list === null ? null : (list.selectedOptions[0]?.label ?? ''),
    asks: document.querySelector('main.sign-in') !== null,
    error: document.querySelector('[data-error]')?.getAttribute('data-error') ?? '',
  };
})()`;

const shownSchema = z.object({ name: z.string().nullable(), asks: z.boolean(), error: z.string() });

async function shownIn({ send }: PlayedPage): Promise<z.infer<typeof shownSchema>> {
  const shown = await send('Runtime.evaluate', { expression: shownThere, returnByValue: true });
  return shownSchema.parse((shown as { result?: { value?: unknown } }).result?.value);
}

async function lackOf(page: PlayedPage): Promise<Lack | null> {
  const { asks, error } = await shownIn(page);
  if (asks) return 'nobody';
  return error === '401' || error === '403' ? 'refused' : null;
}

/** As a person would who chooses another in the list, or signs in; the portal knows nobody. */
async function changeTo(name: string, page: PlayedPage): Promise<void> {
  const shown = await shownIn(page);
  if (shown.asks)
    await play(
      [
        { do: 'click', target: { role: 'button', name: `Sign in as ${name}` } },
        { do: 'see', text: 'Signed in as' },
      ],
      page,
    );
  else if (shown.name !== null && shown.name !== name)
    await play(
      [
        { do: 'select', target: { role: 'combobox', name: 'Signed in as' }, value: name },
        { do: 'see', text: `${name} is signed in now.` },
      ],
      page,
    );
}

/** Of the mouse: what goes down is a press. */
const isPress = (params: object | undefined): boolean =>
  params !== undefined && 'type' in params && params.type === 'mousePressed';

/** Starts signed out, as a new user would, and signs in where an agent is named. */
export async function signInAs(
  agent: string | null,
  origin: string,
  page: PlayedPage,
): Promise<void> {
  await page.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await play([{ do: 'visit', path: '/tickets' }], page);
  if (agent === null) return;
  await play(
    [
      { do: 'click', target: { role: 'button', name: `Sign in as ${agent}` } },
      { do: 'see', text: 'Tickets' },
    ],
    page,
  );
}
