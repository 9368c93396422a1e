import type { ScenarioAction } from '../../shared/learn/scenario.ts';

/** How many actions a person needs: every press, choice and text, in our window and in Halo. */
export class ActionCount {
  #done = 0;

  /** Some actions of a scenario; looking is none. */
  of(actions: readonly ScenarioAction[]): readonly ScenarioAction[] {
    this.#done += actions.filter((action) => action.do !== 'see').length;
    return actions;
  }

  /** One press in our window. */
  async press(pressed: Promise<void>): Promise<void> {
    this.#done += 1;
    await pressed;
  }

  get done(): number {
    return this.#done;
  }
}
