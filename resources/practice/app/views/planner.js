import { card, heading } from '../controls.js';
import { el } from '../dom.js';

/** The number of the build that this page was opened with. */
const build = document.querySelector('meta[name="build"]')?.getAttribute('content') ?? '';

/** A part of the app that is fetched when it is wanted, as in any large web app. */
export async function plannerPage() {
  try {
    const { plannerView } = await import(`/app/parts/planner.js?v=${build}`);
    return await plannerView();
  } catch {
    return el(
      'div',
      {},
      heading('Planner'),
      card(null, el('p', { class: 'problem' }, 'This part of Halo could not be loaded.')),
    );
  }
}
