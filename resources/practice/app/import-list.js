import { api, ApiError } from './api.js';
import { button, table } from './controls.js';
import { saving } from './dialog.js';
import { el, many } from './dom.js';
import { say } from './shell.js';

/** Where an import shows what the other system sent. */
export const importResult = () =>
  el('div', { 'aria-live': 'polite' }, el('p', { class: 'empty' }, 'Nothing fetched yet.'));

/**
 * Fetches a list from another system and offers to import all of it.
 * @param {HTMLElement} result
 * @param {{
 *   system: string, one: string, kept: string, path: string, route: string,
 *   list: (answer: any) => any[], record: (item: any) => object,
 *   columns: { title: string, cell: (item: any) => any }[],
 * }} asked `one`: what an item is called there, `kept`: what it becomes in Halo
 */
export async function fetchList(result, { system, one, kept, path, route, list, record, columns }) {
  result.replaceChildren(el('p', {}, el('span', { class: 'spinner' }), `Asking ${system}…`));
  try {
    const items = list(await api('GET', path));
    const add = () =>
      saving(async () => {
        await api('POST', route, items.map(record));
        say(`Imported: ${many(items.length, kept)}.`);
      });
    result.replaceChildren(
      table(many(items.length, one), columns, items),
      el('div', { class: 'tools' }, button(`Import all ${one}s`, add, { class: 'primary' })),
    );
  } catch (error) {
    result.replaceChildren(
      el(
        'p',
        { class: 'problem' },
        `The ${one}s could not be fetched. Error ${error instanceof ApiError ? error.status : 'in the connection'}.`,
      ),
    );
  }
}
