import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { scenarioOf } from './scenarios.ts';

/**
 * Something else was changed than what is at fault, or the change brought a new fault: the same
 * request fails in another way then.
 */
export interface WrongWay {
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

const invoices = scenarioOf('integration-rate-limit');
const report = '/reports?mainview=reportgroup&selid=5&sellevel=1&id=21';

/** By scenario. All worked examples and custom-only statuses have one. */
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
  // The same status from somebody else: Halo itself says 401 now, not Addigy.
  'integration-credentials': {
    title: signInEnded,
    actions: [...signInEnds, press('Fetch devices')],
    back: signInAgain,
  },
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
      ...scenarioOf('approval-link-gone').provoke.slice(-1),
    ],
    back: [visit('/tickets'), { do: 'click', target: { role: 'checkbox', name: 'Maintenance' } }],
  },
  'method-not-allowed': {
    title: /does not know who is asking/,
    actions: [
      press('Let an hour pass'),
      see('An hour has passed.'),
      press('Send'),
      see('Answer: 401'),
    ],
    back: [press('Get token'), see('Token received.')],
  },
  conflict: {
    title: /required value is missing: inventory_number/,
    actions: [fill('Body', '[{ "key_field": "New laptop" }]'), press('Send'), see('Answer: 400')],
    back: [],
  },
  unprocessable: {
    title: /required value is missing: Summary/i,
    actions: [fill('Body', '[{ "category_1": "Hardware" }]'), press('Send'), see('Answer: 400')],
    back: [],
  },
  'integration-rate-limit': {
    title: signInEnded,
    actions: [
      press('OK'),
      visit(invoices.start),
      ...invoices.provoke.slice(0, -1),
      ...signInEnds,
      press('Sync to Xero'),
    ],
    // From the start page: on one that shows 96 already, the list could be drawn anew after all
    // were ticked, and untick them.
    back: [
      press('OK'),
      ...signInAgain,
      see('96 of 96 invoices'),
      visit(invoices.start),
      ...invoices.provoke,
      see('could not be synced'),
    ],
  },
  // The answer is a 200 this time, and hides a failure of the query.
  'report-timeout': {
    title: /report|query/i,
    actions: [
      visit(`${report}&loadreport=false`),
      fill('SQL', 'SELECT client FROM NoSuchTable'),
      press('Save report'),
      see('The report was saved.'),
      visit(report),
    ],
    back: [],
  },
};
