import { api } from '../api.js';
import { button, card, choice, facts, field, form, heading } from '../controls.js';
import { el } from '../dom.js';
import { attemptsCard, saveRecord } from '../upkeep.js';

/** Jobs that run by themselves, and how their last runs ended. */
export async function jobsView({ refresh }) {
  const [[job], { occurrences }, agents] = await Promise.all([
    api('GET', '/api/Schedule'),
    api('GET', '/api/ScheduleOccurrence?count=50'),
    api('GET', '/api/Agent'),
  ]);
  const known = agents.some(({ id }) => id === job.agent_id);
  const agent = choice(
    [
      ...(known ? [] : [[job.agent_id, 'An agent that is gone']]),
      ...agents.map(({ id, name }) => [id, name]),
    ],
    job.agent_id,
  );
  const send = (extra, words) =>
    saveRecord(
      '/api/Schedule',
      () => ({ id: job.id, agent_id: Number(agent.value), ...extra }),
      words,
      refresh,
    );
  return el(
    'div',
    {},
    heading('Scheduled jobs'),
    card(
      job.name,
      facts(['Runs', job.interval]),
      form(
        { class: 'grid' },
        send({}, 'The job was saved.'),
        field('Agent', agent, 'The ticket is made for this agent.'),
        el(
          'div',
          { class: 'tools' },
          el('button', {}, 'Save'),
          button('Run now', send({ _run_now: true }, 'The job has run.'), { class: 'primary' }),
        ),
      ),
    ),
    attemptsCard(
      'Runs',
      occurrences.map(({ error, occurrencedate }) => ({ error, date: occurrencedate })),
    ),
  );
}
