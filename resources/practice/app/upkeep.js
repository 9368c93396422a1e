import { api } from './api.js';
import { card, pill, table } from './controls.js';
import { saving } from './dialog.js';
import { when } from './dom.js';
import { say } from './shell.js';

/** What a form does that saves one record and says so. `record()`: as it is sent. */
export const saveRecord = (path, record, words, refresh) => () =>
  saving(async () => {
    await api('POST', path, [record()]);
    await refresh();
    say(words);
  });

/** How something ended that was tried again and again; a row is { error, date }. */
export const attemptsCard = (title, rows) =>
  card(
    title,
    table(
      'Newest first',
      [
        {
          title: 'Result',
          tight: true,
          cell: ({ error }) => pill(!error, error ? 'Failed' : 'Good'),
        },
        { title: 'Error', cell: ({ error }) => error },
        { title: 'Time', wide: true, cell: ({ date }) => when(date) },
      ],
      rows,
      'Nothing yet.',
    ),
  );
