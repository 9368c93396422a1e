import { json, refuse, type Answer, refuseSilently } from './answer.ts';
import { agentOf, list, records, text, type Call, type Fields } from './call.ts';
import { saveAllowedRates, savePresetRate } from './charge-rates.ts';
import { byId, roleOf, type Database } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Agent, Role } from './records.ts';
import type { Route } from './route.ts';

/** Agents and their roles: what an agent may do is decided here. */
export const agentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/Agent',
    handle: ({ world }) =>
      json(
        200,
        world.db.agents.map((agent) => shown(world.db, agent)),
      ),
  },
  {
    method: 'GET',
    path: '/api/Agent/me',
    handle: (call) =>
      json(200, {
        ...shown(call.world.db, agentOf(call)),
        role: roleOf(call.world.db, agentOf(call)),
      }),
  },
  {
    method: 'GET',
    path: '/api/Agent/{}',
    handle: ({ world, params }) =>
      json(200, shown(world.db, byId(world.db.agents, params[0]) ?? refuseSilently(404))),
  },
  { method: 'POST', path: '/api/Agent', area: 'admin', handle: saveAgents },
  { method: 'GET', path: '/api/Roles', handle: ({ world }) => json(200, world.db.roles) },
  {
    method: 'GET',
    path: '/api/Roles/{}',
    ids: 'texts',
    handle: ({ world, params }) =>
      json(200, byId(world.db.roles, params[0]) ?? refuseSilently(404)),
  },
  { method: 'POST', path: '/api/Roles', area: 'admin', handle: saveRoles },
];

function shown(db: Database, { password: _secret, ...agent }: Agent) {
  return { ...agent, role_name: byId(db.roles, agent.role_id)?.name ?? '' };
}

function saveAgents(call: Call): Answer {
  const { db } = call.world;
  return json(
    201,
    records(call).map((fields) => {
      const agent = byId(db.agents, String(fields['id'])) ?? refuseSilently(404);
      const role = text(fields, 'role_id');
      if (role !== undefined)
        agent.role_id = byId(db.roles, role)?.id ?? refuse(400, invented.unknownRole);
      saveAllowedRates(agent, fields);
      savePresetRate(db, agent, fields);
      return shown(db, agent);
    }),
  );
}

function saveRoles(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => saveRole(call, fields)),
  );
}

function saveRole(call: Call, fields: Fields): Role {
  const role = byId(call.world.db.roles, text(fields, 'id')) ?? refuseSilently(404);
  const features = fields['features'];
  for (const [area, level] of Object.entries(
    typeof features === 'object' && features !== null ? features : {},
  )) {
    if (
      Object.hasOwn(role.features, area) &&
      (level === 'none' || level === 'read' || level === 'edit')
    )
      role.features[area] = level;
  }
  role.departments = list(fields, 'departments', 'number') ?? role.departments;
  if (typeof fields['can_edit_closed'] === 'boolean')
    role.can_edit_closed = fields['can_edit_closed'];
  return role;
}
