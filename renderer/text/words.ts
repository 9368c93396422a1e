import { Headset, type LucideIcon, Plug, ServerCog, ShieldUser, User } from 'lucide-react';
import { noAnswers, walkthroughOf } from '../../shared/fix/walkthrough.ts';
import type { Actor, Confidence, Diagnosis } from '../../shared/rules/diagnosis.ts';

/** Which string names a value: literal keys, so that the test for unused strings can see them. */
export const whoKey = {
  you: 'who.you',
  'halo-admin': 'who.halo-admin',
  'integration-owner': 'who.integration-owner',
  'it-team': 'who.it-team',
  'halo-support': 'who.halo-support',
} as const satisfies Record<Actor, string>;

/** Who does the first step, others may be needed after them. */
export const firstKey = {
  you: 'starter.you',
  'halo-admin': 'starter.halo-admin',
  'integration-owner': 'starter.integration-owner',
  'it-team': 'starter.it-team',
  'halo-support': 'starter.halo-support',
} as const satisfies Record<Actor, string>;

export const whoIcon: Readonly<Record<Actor, LucideIcon>> = {
  you: User,
  'halo-admin': ShieldUser,
  'integration-owner': Plug,
  'it-team': ServerCog,
  'halo-support': Headset,
};

export const confidenceKey = {
  certain: 'confidence.certain',
  likely: 'confidence.likely',
  possible: 'confidence.possible',
} as const satisfies Record<Confidence, string>;

const statusKeys = {
  0: 'status.0',
  200: 'status.200',
  301: 'status.302',
  302: 'status.302',
  303: 'status.302',
  307: 'status.302',
  308: 'status.302',
  400: 'status.400',
  401: 'status.401',
  403: 'status.403',
  404: 'status.404',
  405: 'status.405',
  406: 'status.406',
  407: 'status.407',
  408: 'status.408',
  409: 'status.409',
  413: 'status.413',
  422: 'status.422',
  429: 'status.429',
  500: 'status.500',
  502: 'status.502',
  503: 'status.503',
  504: 'status.504',
} as const;
type StatusKey = (typeof statusKeys)[keyof typeof statusKeys] | 'status.other';

/** The word beside a status number. */
export function statusKey(status: number): StatusKey {
  const keys: Readonly<Record<number, StatusKey>> = statusKeys;
  return keys[status] ?? 'status.other';
}

/**
 * Everybody who has a step to do, in the order in which the walkthrough begins; who is asked for help
 * where no step says so.
 */
export function actorsOf(diagnosis: Diagnosis): readonly Actor[] {
  const all = walkthroughOf(diagnosis, noAnswers, new Set()).steps.map((step) => step.who);
  if (all.length === 0 && diagnosis.ask !== null) return [diagnosis.ask.who];
  return [...new Set(all)];
}
