import { api } from '../api.js';
import { button, card, check, choice, facts, field, heading, table } from '../controls.js';
import { saving } from '../dialog.js';
import { el, when } from '../dom.js';
import { say } from '../shell.js';

/** The Halo Integrator: its schedule, the agent it works as, and its log, where refusals stand. */
export async function integratorView({ refresh }) {
  const [
    {
      schedules: [schedule],
    },
    { logs },
    agents,
  ] = await Promise.all([
    api('GET', '/api/IntegratorSchedule'),
    api('GET', '/api/IntegratorLog?module_id=azuread&page_no=1&page_size=50'),
    api('GET', '/api/Agent'),
  ]);
  const worker = choice(
    agents.map(({ id, name }) => [id, name]),
    schedule.agent_id,
  );
  const isOn = check('Runs by itself', schedule.enabled);
  const save = (extra, words) =>
    saving(async () => {
      const enabled = isOn.querySelector('input').checked;
      await api('POST', '/api/IntegratorSchedule', [
        { id: schedule.id, agent_id: Number(worker.value), enabled, ...extra },
      ]);
      await refresh();
      say(words);
    });
  return el(
    'div',
    {},
    heading('Halo Integrator'),
    card(
      'Entra ID users',
      facts(
        ['Runs', schedule.enabled ? schedule.interval : 'Switched off'],
        ['Last run', when(schedule.last_run)],
        ['Role of the agent', agents.find(({ id }) => id === schedule.agent_id)?.role_name],
      ),
      isOn,
      field('Agent to log in as', worker, 'This agent needs an administrator role.'),
      el(
        'div',
        { class: 'tools' },
        button('Run now', () => save({ _run_now: true }, 'The import has run. See the log.'), {
          class: 'primary',
        }),
        button('Save', () => save({}, 'The schedule was saved.')),
      ),
    ),
    card(
      'Log',
      table(
        'Newest first',
        [
          { title: 'Time', cell: ({ date }) => when(date), wide: true },
          { title: 'Message', cell: ({ message }) => message },
        ],
        logs,
        'The log is empty.',
      ),
    ),
  );
}
