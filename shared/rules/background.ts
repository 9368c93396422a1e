import type { ResourceType } from '../exchange/exchange.ts';

/** Halo's own poll (`/api/OnlineStatus`, about twice a minute) and channels for live news. */
const polls =
  /\/api\/(onlinestatus|health|instanceinfo|features)(\/|$)|\/api\/attachment\/image|\/(signalr|hubs?|notificationhub)(\/|$)/;

/** Nobody waits for it: what a page asks for by itself, and what only adorns it. `lower`: its path. */
export function isInBackground(resourceType: ResourceType, lower: string): boolean {
  return (
    ['image', 'media', 'websocket', 'eventsource', 'ping'].includes(resourceType) ||
    polls.test(lower)
  );
}

/** What Halo's pages ask for again and again, whatever somebody does. */
const ownPolls = /\/api\/onlinestatus(\/|$)|\/(signalr|hubs?|notificationhub)(\/|$)/;

/**
 * Sent by Halo's page itself: that something was pressed just before is chance. `lower`: its path.
 */
export function isOwnPoll(method: string, lower: string): boolean {
  return /^(get|head)$/i.test(method) && ownPolls.test(lower);
}

/** The way in which Halo's pages ask for who is signed in, each as it opens. `lower`: its path. */
export function asksWho(lower: string): boolean {
  return lower.endsWith('/api/agent/me');
}
