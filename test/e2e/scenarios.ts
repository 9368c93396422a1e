import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import {
  type Scenario,
  type ScenarioAction,
  type ScenarioTarget,
  readScenarios,
} from '../../shared/learn/scenario.ts';
import type { App } from './app.ts';
import { Guide } from './guide.ts';

const folder = join(import.meta.dirname, '../../resources/practice/scenarios');

export const scenarios: readonly Scenario[] = readScenarios(
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      `/${name}`,
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
    ]),
  ),
);

export function scenarioOf(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) throw new Error(`no scenario is called ${id}`);
  return found;
}

/**
 * Plays a scenario's actions in the practice Halo as a person would, with Playwright's own clicks.
 */
export async function play(site: Page, actions: readonly ScenarioAction[]): Promise<void> {
  for (const action of actions) {
    switch (action.do) {
      case 'visit':
        await site.goto(new URL(action.path, site.url()).href);
        break;
      case 'click':
        await control(site, action.target).click();
        break;
      case 'fill':
        await control(site, action.target).fill(action.value);
        break;
      case 'select':
        await control(site, action.target).selectOption(action.value);
        break;
      case 'see':
        await expect(site.getByText(action.text).first()).toBeVisible();
        break;
    }
  }
}

/** Signs in as the scenario's agent and goes to where it starts. */
export async function begin(site: Page, scenario: Scenario): Promise<void> {
  if (scenario.agent !== null) {
    await site.getByRole('button', { name: `Sign in as ${scenario.agent}` }).click();
    await expect(site.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  }
  await site.goto(new URL(scenario.start, site.url()).href);
}

/** From the start to the failure that the page shows. */
export async function provoke(site: Page, scenario: Scenario): Promise<void> {
  await begin(site, scenario);
  await play(site, scenario.provoke);
  await expect(site.getByText(scenario.failure.text).first()).toBeVisible();
}

export function control(site: Page, target: ScenarioTarget) {
  if ('testid' in target) return site.getByTestId(target.testid);
  return site.getByRole(target.role as Parameters<Page['getByRole']>[0], {
    name: target.name,
    exact: true,
  });
}

/** Fails as the scenario of the charge rate does, and goes to the results. */
export async function failInPractice(app: App): Promise<void> {
  const guide = new Guide(app.window);
  await guide.openPractice();
  await provoke(await app.site(), scenarioOf('charge-rate-access'));
  await guide.showResults();
}
