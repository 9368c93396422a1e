import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import type { Capture } from '../capture/capture.ts';
import type { PracticeSite } from '../practice/site.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site/site.ts';
import { type SendToSite, play } from './hand.ts';
import { say } from '../../shared/words/say.ts';

export interface HandParts {
  readonly practice: PracticeSite;
  readonly site: Site;
  readonly capture: Capture;
}

/**
 * The recorder tells the window what it saw at most this long after it happened, in milliseconds,
 * with room to spare.
 */
const settled = 300;

/**
 * How often the hand was set to work. One that a later one has taken over from, as when another
 * lesson was begun meanwhile, does nothing more.
 */
let hands = 0;

/**
 * "Show me" of a lesson: plays actions in the open practice Halo, in no other site. `agent`:
 * everything is set back first, and that agent signs in; null leaves nobody signed in; undefined
 * goes on from where the page stands.
 * @throws Refusal where no practice Halo is open, or where the page did not show what an action
 * needs.
 */
export async function showInPractice(
  { practice, site, capture }: HandParts,
  agent: string | null | undefined,
  actions: readonly ScenarioAction[],
): Promise<void> {
  if (site.state().kind !== 'practice') throw new Refusal(say('practice.notOpen'));
  const origin = await practice.origin();
  const hand = ++hands;
  const goOn = <T>(work: () => Promise<T>) =>
    hand === hands ? work() : Promise.reject(new Error('another hand has taken over'));
  const send: SendToSite = (method, params) => goOn(() => capture.send(method, params));
  const visit = (path: string) => goOn(() => site.visit(new URL(path, origin).href));
  try {
    if (agent !== undefined) {
      await practice.reset();
      await signInAs(agent, origin, send, visit);
    }
    await play(actions, send, visit);
    await new Promise((resolve) => setTimeout(resolve, settled));
  } catch (error) {
    if (hand !== hands) return;
    console.error(error);
    throw new Refusal(say('practice.lost'));
  }
}

/** Starts signed out, as a new user would, and signs in where an agent is named. */
export async function signInAs(
  agent: string | null,
  origin: string,
  send: SendToSite,
  visit: (path: string) => Promise<void>,
): Promise<void> {
  await send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await visit('/tickets');
  if (agent === null) return;
  await play(
    [
      { do: 'click', target: { role: 'button', name: `Sign in as ${agent}` } },
      { do: 'see', text: 'Tickets' },
    ],
    send,
    visit,
  );
}
