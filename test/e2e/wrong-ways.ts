import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { scenarioOf } from './scenarios.ts';

/**
 * Something else was changed than what is at fault, or the change brought a new fault: the same
 * request fails in another way then.
 */
interface WrongWay {
  /** Title of the new diagnosis. */
  readonly title: RegExp;
  /** From where the same failure was seen again to the different one. */
  readonly actions: readonly ScenarioAction[];
  /** Puts that right again, up to where the scenario's own mending begins. */
  readonly back: readonly ScenarioAction[];
}

const press = (name: string): ScenarioAction => ({ do: 'click', target: { role: 'button', name } });
const fill = (name: string, value: string): ScenarioAction => ({
  do: 'fill',
  target: { role: 'textbox', name },
  value,
});
const select = (name: string, value: string): ScenarioAction => ({
  do: 'select',
  target: { role: 'combobox', name },
  value,
});
const see = (text: string): ScenarioAction => ({ do: 'see', text });
const visit = (path: string): ScenarioAction => ({ do: 'visit', path });

const signInEnds = [press('End all sign-ins'), see('All sign-ins have ended.')];
const signInAgain = [
  see('Your sign-in has ended.'),
  press('Sign in again'),
  press('Sign in as Alex Carter'),
];
const signInEnded = /sign-in|sign in|signed/i;

/** Who may run the action "Log emergency call-out" is changed, as an administrator. */
const mayRun = (who: string) => [
  select('Signed in as', 'Alex Carter'),
  see('Alex Carter is signed in now.'),
  visit('/config/tickets/actions?id=2'),
  see('Roles that may run it'),
  { do: 'click', target: { role: 'checkbox', name: who } } as const,
  press('Save action'),
  see('was saved.'),
  select('Signed in as', 'Sam Rivera'),
  see('Sam Rivera is signed in now.'),
  visit('/ticket?id=2001'),
];

/** By scenario. */
export const wrongWays: Readonly<Record<string, WrongWay>> = {
  // The rate stays forbidden; the action is taken away instead.
  'charge-rate-access': {
    title: /action/i,
    actions: [
      press('OK'),
      press('Cancel'),
      ...mayRun('Administrator'),
      ...scenarioOf('charge-rate-access').provoke,
    ],
    // Back to where the failing pop-up stands open, as the mending expects.
    back: [
      press('OK'),
      press('Cancel'),
      ...mayRun('Administrator'),
      ...scenarioOf('charge-rate-access').provoke,
      see('Unable to save data'),
    ],
  },
  // Somebody else says no: Halo itself answers 401 now, not Entra ID.
  'integration-permissions': {
    title: signInEnded,
    actions: [...signInEnds, press('Fetch users')],
    back: signInAgain,
  },
  // The portal answers every link that is wrong in any way with the same 404, so only an outage
  // makes it fail differently.
  'approval-link-gone': {
    title: /not available|maintenance|reach/i,
    actions: [
      visit('/tickets'),
      { do: 'click', target: { role: 'checkbox', name: 'Maintenance' } },
      see('The maintenance has begun.'),
      ...scenarioOf('approval-link-gone').provoke.slice(-1),
    ],
    back: [
      visit('/tickets'),
      { do: 'click', target: { role: 'checkbox', name: 'Maintenance' } },
      see('The maintenance is over.'),
    ],
  },
  conflict: {
    title: /required value is missing: inventory_number/,
    actions: [fill('Body', '[{ "key_field": "New laptop" }]'), press('Send'), see('Answer: 400')],
    back: [],
  },
};
