import { createAddigy, type Addigy } from './addigy-mock.ts';
import type { Clock } from './clock.ts';
import { seedDatabase, type Database } from './database.ts';
import { createGraph, type Graph } from './graph-mock.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { createJira, type Jira } from './jira-mock.ts';
import { createQueue, type Queue } from './queue.ts';
import { createQuickBooks, type QuickBooks } from './quickbooks-mock.ts';
import type { RollingLimit } from './rolling-limit.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createXero, type Xero } from './xero-mock.ts';

/** The practice Halo and the third parties around it. */
export interface World {
  readonly clock: Clock;
  /** One turn of waiting: for the database's next rows, or a third party's answer. */
  readonly pause: () => Promise<void>;
  /** Changes with every reset, so that pages drop what they remember. */
  run: string;
  db: Database;
  tokens: Tokens;
  addigy: Addigy;
  graph: Graph;
  jira: Jira;
  quickBooks: QuickBooks;
  xero: Xero;
  /** Halo talks to Xero with at most five calls at a time. */
  xeroQueue: Queue;
  /** Halo's own limit, by application. */
  callLimits: Map<string, RollingLimit>;
  maintenance: boolean;
  /** Milliseconds that the server's clock is ahead. */
  clockAhead: number;
  /** The version of the pages that the server has; a page that was opened before keeps its own. */
  build: number;
  /** The company's sign-in, a server of its own. */
  readonly identityProvider: IdentityProvider;
}

/** As in the seed. `pause`: how long another system takes to answer. */
export function createWorld(
  clock: Clock,
  pause: () => Promise<void>,
  identityProvider: IdentityProvider,
): World {
  return { clock, pause, identityProvider, ...fresh(clock, pause) };
}

/** Everything as in the seed again. */
export function resetWorld(world: World): void {
  world.clock.reset();
  world.identityProvider.reset();
  Object.assign(world, fresh(world.clock, world.pause));
}

function fresh(clock: Clock, pause: () => Promise<void>) {
  return {
    run: crypto.randomUUID(),
    db: seedDatabase(clock),
    tokens: createTokens(clock),
    addigy: createAddigy(),
    graph: createGraph(),
    jira: createJira(),
    quickBooks: createQuickBooks(),
    xero: createXero(clock, pause),
    xeroQueue: createQueue(5),
    callLimits: new Map<string, RollingLimit>(),
    maintenance: false,
    clockAhead: 0,
    build: 1,
  };
}
