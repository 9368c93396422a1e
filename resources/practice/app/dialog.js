import { ApiError } from './api.js';
import { button, form } from './controls.js';
import { el } from './dom.js';

/** Shows a pop-up and takes it away once closed. `build(close)` gives its content. */
export function popUp(title, build, props = {}) {
  const node = el('dialog', { 'aria-labelledby': 'dialog-title', ...props });
  const close = () => node.close();
  node.append(el('h2', { id: 'dialog-title' }, title), ...build(close));
  node.addEventListener('close', () => {
    node.remove();
    // What opened it may be gone since the page was drawn again.
    if (document.activeElement === document.body)
      /** @type {HTMLElement | null} */ (document.querySelector('main h1'))?.focus({
        preventScroll: true,
      });
  });
  document.body.append(node);
  node.showModal();
}

export function tell(title, text) {
  popUp(
    title,
    (close) => [
      el('p', {}, text),
      el('div', { class: 'tools' }, button('OK', close, { class: 'primary', autofocus: true })),
    ],
    {
      role: 'alertdialog',
    },
  );
}

export function ask(title, text, yes, work) {
  popUp(title, (close) => [
    el('p', {}, text),
    el(
      'div',
      { class: 'tools' },
      button(
        yes,
        async () => {
          close();
          await work();
        },
        { class: 'danger' },
      ),
      button('Cancel', close),
    ),
  ]);
}

/** A pop-up with a form: what `save` throws is told, and the form stays. */
export function formPopUp(title, fields, label, save) {
  popUp(title, (close) => [
    form(
      {},
      async () => {
        if (await saving(save)) close();
      },
      ...fields,
      el(
        'div',
        { class: 'tools' },
        el('button', { class: 'primary' }, label),
        button('Cancel', close),
      ),
    ),
  ]);
}

/**
 * Runs a save; where Halo refuses it, says so in a pop-up. Like a real service desk, it gives the
 * reason for a ticket's own rules only; for the rest it stands in the answer of the request, where
 * few people look. True where it worked.
 */
export async function saving(save, { reason = false } = {}) {
  try {
    await save();
    return true;
  } catch (error) {
    // fetch throws a TypeError where no answer came at all.
    if (!(error instanceof ApiError) && !(error instanceof TypeError)) throw error;
    tell(
      'Unable to save data',
      reason && error instanceof ApiError && error.reason
        ? error.reason
        : 'Something went wrong while saving. Nothing was changed.',
    );
    return false;
  }
}
