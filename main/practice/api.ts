import { gatewayPage, json, Refused, refuseSilently, refuseValue, type Answer } from './answer.ts';
import { mayUse, type Caller, type PracticeRequest } from './call.ts';
import { actionRoutes } from './actions.ts';
import { agentRoutes } from './agents.ts';
import { approvalRoutes } from './approvals.ts';
import { assetRoutes } from './assets.ts';
import { automationRoutes } from './automations.ts';
import { companySignInRoutes } from './company-sign-in.ts';
import { connectionRoutes } from './connections.ts';
import { configurationRoutes } from './configuration.ts';
import { integrationRoutes } from './integrations.ts';
import { integrationSettingRoutes } from './integration-settings.ts';
import { integratorRoutes } from './integrator.ts';
import { jobRoutes } from './jobs.ts';
import { invoiceRoutes } from './invoices.ts';
import { invented } from './unseen-answers.ts';
import { createRollingLimit } from './rolling-limit.ts';
import { reportRoutes } from './reports.ts';
import { findRoute, type Route } from './route.ts';
import { callerOf, scopeAllows, signInRoutes } from './sign-in.ts';
import { ticketRoutes } from './tickets.ts';
import { webhookRoutes } from './webhooks.ts';
import type { World } from './world.ts';

const routes: readonly Route[] = [
  ...signInRoutes,
  ...companySignInRoutes,
  ...ticketRoutes,
  ...actionRoutes,
  ...approvalRoutes,
  ...invoiceRoutes,
  ...integrationRoutes,
  ...integrationSettingRoutes,
  ...integratorRoutes,
  ...reportRoutes,
  ...assetRoutes,
  ...agentRoutes,
  ...configurationRoutes,
  ...automationRoutes,
  ...webhookRoutes,
  ...jobRoutes,
  ...connectionRoutes,
];

/** The largest body that is taken, in bytes. */
export const bodyLimit = 1_000_000;

/** Halo's own limit, per application, for API applications only. */
const haloCalls = 300;
const haloMinutes = 5;

/** Answers everything under /api and /auth; what Halo refuses is an answer too. */
export async function answerApi(world: World, request: PracticeRequest): Promise<Answer> {
  try {
    return await handle(world, request);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

function handle(world: World, request: PracticeRequest): Answer | Promise<Answer> {
  const stopped = atGateway(world, request);
  if (stopped) return stopped;
  const match = findRoute(routes, request.method, request.url.pathname);
  const open = match.found === 'route' && match.route.open === true;
  // A portal user's call to an open address may carry no sign-in at all.
  const caller = open ? null : callerOf(world, String(request.headers['authorization'] ?? ''));
  if (caller) countCall(world, caller);
  switch (match.found) {
    case 'nothing':
      return refuseSilently(404);
    case 'path':
      return json(
        405,
        { Message: invented.methodNotAllowed(request.method) },
        { allow: match.allow.join(', ') },
      );
    case 'route': {
      if (caller) checkRights(world, caller, match.route);
      if (match.route.ids !== 'texts') checkIds(match.params);
      return match.route.handle({ world, request, params: match.params, caller });
    }
  }
}

/** Where a number belongs in the address, anything else is refused before Halo looks at it. */
function checkIds(params: readonly string[]): void {
  const wrong = params.find((value) => !/^-?\d+$/.test(value));
  if (wrong !== undefined) refuseValue('id', `The value '${wrong}' is not valid.`);
}

function countCall({ clock, callLimits }: World, { application }: Caller): void {
  if (application.web) return;
  const limit =
    callLimits.get(application.client_id) ?? createRollingLimit(clock, haloCalls, haloMinutes);
  callLimits.set(application.client_id, limit);
  if (limit.take() > 0)
    throw new Refused(
      json(429, {
        error: `Rate Limit Reached - ${haloCalls} Requests per rolling ${haloMinutes} minute window`,
      }),
    );
}

/** What the gateway in front of Halo stops by itself. */
function atGateway(world: World, request: PracticeRequest): Answer | null {
  if (world.maintenance) return gatewayPage(503, invented.maintenance);
  if (request.size > bodyLimit) return gatewayPage(413, invented.tooLarge);
  if (/<script\b/i.test(request.body)) return gatewayPage(403, invented.blocked);
  return null;
}

function checkRights(world: World, caller: Caller, route: Route): void {
  const { area } = route;
  if (area === undefined) return;
  const wanted = route.method === 'GET' ? 'read' : 'edit';
  if (!scopeAllows(caller.scopes, area, wanted)) refuseSilently(403);
  if (mayUse(world, caller.agent, area, wanted)) return;
  if (route.denied) throw new Refused(route.denied());
  refuseSilently(403);
}
