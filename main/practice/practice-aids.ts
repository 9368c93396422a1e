import { json, type Answer } from './answer.ts';
import { approvalMail } from './approvals.ts';
import type { PracticeRequest } from './call.ts';
import { causeFault, practiceFaults } from './faults.ts';
import { resetWorld, type World } from './world.ts';

/**
 * What stands beside the practice Halo and is not part of it: the reset, the time aids, the
 * maintenance switch, the mailbox, and the pages of the third parties, where a learner fetches
 * credentials and grants permissions. None of this needs a sign-in.
 */
export function answerAid(world: World, request: PracticeRequest): Answer | Promise<Answer> {
  const { pathname, searchParams } = request.url;
  const done = () => json(200, state(world));
  switch (`${request.method} ${pathname}`) {
    case 'GET /practice/state':
      return done();
    case 'GET /practice/mailbox':
      return json(200, world.db.approvals.map(approvalMail));
    case 'GET /practice/agents':
      return json(
        200,
        world.db.agents
          .filter((agent) => !agent.is_api_only)
          .map(({ id, name, username, password, role_id }) => ({
            id,
            name,
            username,
            password,
            role_name: world.db.roles.find((role) => role.id === role_id)?.name ?? '',
          })),
      );
    case 'GET /practice/console':
      return json(200, consoleDetails(world));
    case 'GET /practice/entra':
      return json(200, world.graph.permissions());
    case 'GET /practice/books/xero':
      return json(200, world.xero.books());
    case 'GET /practice/books/quickbooks':
      return json(200, world.quickBooks.books());
    case 'POST /practice/reset':
      resetWorld(world);
      return done();
    case 'POST /practice/time': {
      const minutes = Math.min(1440, Math.max(0, Number(searchParams.get('minutes')) || 0));
      world.clock.letPass(minutes);
      // The steps say to wait that long, so that has to help.
      if (minutes >= maintenanceMinutes) world.maintenance = false;
      return done();
    }
    case 'POST /practice/forget-sign-ins':
      world.tokens.forget();
      return done();
    case 'POST /practice/maintenance':
      world.maintenance = searchParams.get('on') === 'true';
      return done();
    case 'GET /practice/faults':
      return json(
        200,
        practiceFaults.map(({ name, title }) => ({ name, title })),
      );
    case 'POST /practice/fault':
      return causeFault(world, searchParams.get('name') ?? '').then((isKnown) =>
        isKnown ? done() : json(404, { Message: 'There is no such fault.' }),
      );
    case 'POST /practice/clock':
      world.clockAhead = 0;
      return done();
    case 'POST /practice/update':
      world.build += 1;
      return done();
    case 'POST /practice/company-sign-in/assign':
      world.identityProvider.assign(searchParams.get('username') ?? '');
      return done();
    case 'POST /practice/jira/token':
      return json(201, world.jira.createToken());
    case 'POST /practice/addigy/credentials':
      return json(201, world.addigy.createCredentials());
    case 'POST /practice/entra/permission':
      world.graph.request(searchParams.get('name') ?? '');
      return json(200, world.graph.permissions());
    case 'POST /practice/entra/consent':
      world.graph.consent();
      return json(200, world.graph.permissions());
    default:
      return json(404, { Message: 'There is no such practice aid.' });
  }
}

/** So long an update of the practice Halo takes at most, in its own minutes. */
const maintenanceMinutes = 5;

const state = ({ run, clock, maintenance }: World) => ({ run, now: clock.stamp(), maintenance });

/**
 * The console's application with its secret, so that a learner starts with a console that works.
 */
function consoleDetails({ db }: World) {
  const application = db.applications.find(({ web }) => !web);
  return {
    client_id: application?.client_id ?? '',
    client_secret: application?.client_secret ?? '',
  };
}
