import { aid } from './api.js';
import { button, check } from './controls.js';
import { ask } from './dialog.js';
import { el, when } from './dom.js';
import { session } from './session.js';

/**
 * The strip at the foot: it says that nothing is real, and holds what only a practice can offer.
 * @param {(text: string) => void} say tells how something ended, below the page
 */
export function practiceStrip(say) {
  const time = el('span', { class: 'time', 'data-testid': 'practice-time' });
  const maintenance = check('Maintenance', false);
  const box = maintenance.querySelector('input');
  // Until it is known how it stands, a press would turn it the wrong way.
  box.disabled = true;
  let stopClock = () => {};
  const show = (state) => {
    stopClock();
    stopClock = runClock(time, state.now);
    box.checked = state.maintenance;
    box.disabled = false;
  };
  void aid('GET', 'state').then(show);
  const pass = (minutes, words) =>
    button(`Let ${words} pass`, async () => {
      const wasDown = box.checked;
      const state = await aid('POST', `time?minutes=${minutes}`);
      show(state);
      const passed = `${words[0].toUpperCase()}${words.slice(1)} has passed.`.replace(
        'minutes has',
        'minutes have',
      );
      say(wasDown && !state.maintenance ? `${passed} The maintenance is over.` : passed);
    });
  box.addEventListener('change', async () => {
    const state = await aid('POST', `maintenance?on=${box.checked}`);
    show(state);
    say(state.maintenance ? 'The maintenance has begun.' : 'The maintenance is over.');
  });
  return el(
    'footer',
    { class: 'strip', 'aria-label': 'Practice aids' },
    el('strong', {}, 'Practice Halo – nothing here is real'),
    time,
    el(
      'span',
      { class: 'group' },
      pass(1, 'a minute'),
      pass(5, 'five minutes'),
      pass(60, 'an hour'),
    ),
    el(
      'span',
      { class: 'group' },
      maintenance,
      button('Update Halo', async () => {
        await aid('POST', 'update');
        say('Halo was updated on its server.');
      }),
      el(
        'a',
        { href: '/faults', title: 'Faults that no page shows: a check-up finds them' },
        'Quiet faults',
      ),
      button('End all sign-ins', async () => {
        await aid('POST', 'forget-sign-ins');
        say('All sign-ins have ended.');
      }),
      button('Reset', () =>
        ask(
          'Reset the practice Halo?',
          'Everything goes back to the start, and you sign in again.',
          'Reset everything',
          async () => {
            const { run } = await aid('POST', 'reset');
            session.belongTo(run);
            location.assign('/');
          },
        ),
      ),
    ),
  );
}

/** Shows the time from now on as it goes, until its page is left. Answers how to stop it. */
function runClock(time, stamp) {
  const begun = Date.now();
  const tell = () => {
    const now = new Date(Date.parse(`${stamp}Z`) + Date.now() - begun);
    time.textContent = when(now.toISOString().slice(0, 19));
  };
  tell();
  const timer = setInterval(() => {
    if (time.isConnected) tell();
    else clearInterval(timer);
  }, 1000);
  return () => clearInterval(timer);
}
