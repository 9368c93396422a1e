import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import type { Capture } from '../capture/capture.ts';
import type { PracticeSite } from '../practice/site.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site/site.ts';
import { type Held, holdsAll, type PlayedPage, play } from './page-player.ts';
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
}

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
   * goes on from where the page stands. Nothing is played ('other') where a control holds something
   * else than `holds` says.
   * @throws Refusal where no practice Halo is open, or where the page did not show what an action
   * needs.
   */
  async show(
    as: PlayedAs,
    actions: readonly ScenarioAction[],
    holds: readonly Held[] = [],
  ): Promise<'done' | 'stopped' | 'other'> {
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    const { site, capture } = this.#parts;
    if (site.state().kind !== 'practice') throw new Refusal(say('practice.notOpen'));
    try {
      return (await this.#play(as, actions, holds, signal)) ? 'done' : 'other';
    } catch (error) {
      if (signal.aborted) return 'stopped';
      console.error(error);
      throw new Refusal(say('practice.lost'));
    } finally {
      capture.context.leavesToUser();
    }
  }

  /** False where nothing was played, because a control holds something else. */
  async #play(
    { agent, keep = false }: PlayedAs,
    actions: readonly ScenarioAction[],
    holds: readonly Held[],
    signal: AbortSignal,
  ): Promise<boolean> {
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
    if (!(await holdsAll(holds, page))) return false;
    await play(actions, page);
    await new Promise((resolve) => setTimeout(resolve, settled));
    signal.throwIfAborted();
    return true;
  }
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
