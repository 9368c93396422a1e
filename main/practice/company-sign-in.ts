import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { invented } from './unseen-answers.ts';
import type { Route } from './route.ts';

/** Where the company's sign-in sends people back to; the address is Halo's own. */
export const returnPath = '/auth/account/azureresponse';

/** Signing in with the company's account: there and back again. */
export const companySignInRoutes: readonly Route[] = [
  { method: 'GET', path: '/auth/account/company', open: true, handle: leave },
  { method: 'GET', path: returnPath, open: true, handle: comeBack },
];

const goTo = (location: string): Answer => ({ status: 302, headers: { location }, body: '' });

function leave({ world }: Call): Answer {
  const address = new URL('/authorize', world.identityProvider.origin);
  address.searchParams.set('client_id', 'practice-halo');
  address.searchParams.set('response_type', 'code');
  address.searchParams.set('state', world.run);
  return goTo(address.href);
}

/** A code becomes a code of Halo's own, which the page then turns into a token. */
function comeBack({ world, request }: Call): Answer {
  const query = request.url.searchParams;
  const username = world.identityProvider.redeem(query.get('code') ?? '');
  const agent = world.db.agents.find((one) => one.username === username);
  if (query.has('error') || query.get('state') !== world.run || agent === undefined)
    return goTo(invented.signInPage('refused'));
  return goTo(invented.signInPage(world.tokens.openDoor(agent.id)));
}
