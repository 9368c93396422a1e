import { json, Refused, type Answer, refuseSilently } from './answer.ts';
import type { Call, Caller } from './call.ts';
import { byId } from './database.ts';
import type { Application } from './records.ts';
import type { Route } from './route.ts';
import { tokenMinutes, type Grant } from './tokens.ts';
import type { World } from './world.ts';

/**
 * The scopes there are; a call with any other one answers invalid_scope; there is no
 * read:users (https://halopsa.com/apidoc).
 */
const areas = ['tickets', 'customers', 'assets', 'invoices', 'reporting'];
const scopes = [
  'all',
  'offline_access',
  ...areas.flatMap((area) => [`read:${area}`, `edit:${area}`]),
];

/** Sign-in errors have the OAuth shape. */
const oauthError = (status: number, error: string): Answer => json(status, { error });

export const signInRoutes: readonly Route[] = [
  { method: 'POST', path: '/auth/token', open: true, handle: token },
  {
    method: 'GET',
    path: '/api/authinfo',
    open: true,
    handle: ({ request }) =>
      json(200, { auth_url: `${request.url.origin}/auth`, tenant_id: 'practice' }),
  },
];

function token({ world, request }: Call): Answer {
  const form = new URLSearchParams(request.body);
  const application = world.db.applications.find(
    ({ client_id }) => client_id === form.get('client_id'),
  );
  if (!application) return oauthError(401, 'invalid_client');
  if (!application.web && form.get('client_secret') !== application.client_secret)
    return oauthError(401, 'invalid_client');
  const wanted = (form.get('scope') ?? '').split(' ').filter(Boolean);
  if (wanted.some((scope) => !scopes.includes(scope))) return oauthError(400, 'invalid_scope');
  const grant = grants[form.get('grant_type') ?? ''];
  if (grant === undefined) return oauthError(400, 'unsupported_grant_type');
  return grant({ world, form, application, wanted });
}

interface Asked {
  readonly world: World;
  readonly form: URLSearchParams;
  readonly application: Application;
  readonly wanted: readonly string[];
}

/** The ways to get a token, by their `grant_type`. */
const grants: Readonly<Record<string, (asked: Asked) => Answer>> = {
  password({ world, form, application, wanted }) {
    const agent = world.db.agents.find(
      ({ username, is_api_only }) => username === form.get('username') && !is_api_only,
    );
    if (!application.web || !agent || agent.password !== form.get('password'))
      return oauthError(400, 'invalid_grant');
    return granted(world, { agentId: agent.id, clientId: application.client_id, scopes: wanted });
  },
  client_credentials({ world, application, wanted }) {
    if (application.web) return oauthError(400, 'unauthorized_client');
    const given = application.scopes.includes('all')
      ? wanted
      : application.scopes.filter((scope) => wanted.includes('all') || wanted.includes(scope));
    return granted(world, {
      agentId: application.agent_id,
      clientId: application.client_id,
      scopes: given,
      isUseless: wanted.length === 0,
    });
  },
  authorization_code({ world, form, application, wanted }) {
    const agentId = world.tokens.enter(form.get('code') ?? '');
    return agentId === null || !application.web
      ? oauthError(400, 'invalid_grant')
      : granted(world, { agentId, clientId: application.client_id, scopes: wanted });
  },
  refresh_token({ world, form, application }) {
    const grant = world.tokens.refresh(form.get('refresh_token') ?? '');
    return grant && grant.clientId === application.client_id
      ? granted(world, grant)
      : oauthError(400, 'invalid_grant');
  },
};

function granted(world: World, grant: Grant): Answer {
  const { access, refresh } = world.tokens.issue(grant);
  return json(200, {
    token_type: 'Bearer',
    expires_in: tokenMinutes * 60,
    access_token: access,
    refresh_token: refresh,
    id_token: null,
    scope: grant.scopes.join(' '),
  });
}

/**
 * Who a request comes from; ends it with 401 (no or ended token) or 400 "Token not found".
 */
export function callerOf(world: World, authorization: string): Caller {
  const given = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (given === undefined) return refuseSilently(401);
  const grant = world.tokens.look(given);
  if (grant === 'unknown') throw new Refused(json(400, 'Token not found'));
  if (grant === 'ended' || grant.isUseless === true) return refuseSilently(401);
  const agent = byId(world.db.agents, grant.agentId);
  const application = world.db.applications.find(({ client_id }) => client_id === grant.clientId);
  return agent && application ? { agent, application, scopes: grant.scopes } : refuseSilently(401);
}

/** True where the token's scopes reach into an area. */
export function scopeAllows(
  held: readonly string[],
  area: string,
  wanted: 'read' | 'edit',
): boolean {
  return (
    !areas.includes(area) ||
    held.includes('all') ||
    held.includes(`edit:${area}`) ||
    (wanted === 'read' && held.includes(`read:${area}`))
  );
}
