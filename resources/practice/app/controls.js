import { el } from './dom.js';

let count = 0;

/** A labelled control; `hint` is read out with it. */
export function field(label, control, hint) {
  count += 1;
  control.id = `field-${count}`;
  const note = hint ? el('p', { class: 'hint', id: `hint-${count}` }, hint) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control, note);
}

export const input = (props = {}) =>
  el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...props });

/** A drop-down of [value, label] pairs. */
export const choice = (options, value, props = {}) =>
  el(
    'select',
    { ...props, value: String(value) },
    options.map(([key, label]) => el('option', { value: key }, label)),
  );

/** A drop-down of charge rates, or none. */
export const rateChoice = (rates, id) =>
  choice([['', 'None'], ...rates.map(({ id, name }) => [id, name])], id ?? '');
/** What is chosen there, as Halo saves it. */
export const chosenRate = ({ value }) => (value === '' ? null : Number(value));

export const check = (label, checked, props = {}) =>
  el(
    'label',
    { class: 'check' },
    el('input', { type: 'checkbox', checked, ...props }),
    el('span', {}, label),
  );

/** The values of those of some checks that are ticked. */
export const ticked = (checks) =>
  checks
    .map((box) => box.firstChild)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);

/**
 * Runs work once at a time, however often it is asked for. The control keeps its focus meanwhile,
 * which `disabled` would take.
 */
function once(node, work) {
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    node.setAttribute('aria-busy', 'true');
    try {
      await work();
    } finally {
      running = false;
      node.removeAttribute('aria-busy');
    }
  };
}

export function button(label, work, props = {}) {
  const node = el('button', { type: 'button', ...props }, label);
  node.addEventListener('click', once(node, work));
  return node;
}

/** A form whose Enter key and button do the same. */
export function form(props, submit, ...children) {
  const node = el('form', { novalidate: true, ...props }, ...children);
  const send = once(node, submit);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return node;
}

export const card = (title, ...children) =>
  el('section', { class: 'card' }, title ? el('h2', {}, title) : null, ...children);

/**
 * A table of rows; a column is { title, cell(row), wide, tight }; `wide` ones hide on a narrow
 * page, `tight` ones do not wrap.
 */
export function table(caption, columns, rows, empty = 'Nothing to show.') {
  if (rows.length === 0) return el('p', { class: 'empty' }, empty);
  const name = ({ wide, tight }) => (wide ? 'wide' : tight ? 'tight' : undefined);
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          columns.map((column) => el('th', { scope: 'col', class: name(column) }, column.title)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            columns.map((column) => el('td', { class: name(column) }, column.cell(row))),
          ),
        ),
      ),
    ),
  );
}

/** A word in the colour of what is well, or is not. */
export const pill = (good, words) => el('span', { class: good ? 'pill good' : 'pill bad' }, words);

export const facts = (...pairs) =>
  el(
    'dl',
    { class: 'facts' },
    pairs.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value || '–'))),
  );

export const heading = (title, ...tools) =>
  el(
    'div',
    { class: 'heading' },
    el('h1', { tabindex: '-1' }, title),
    el('div', { class: 'tools' }, ...tools),
  );
