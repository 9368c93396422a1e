import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';
import {
  builtInChecks,
  type Check,
  type ExampleAnswer,
  pathOf,
} from '../../../../shared/checkup/check.ts';

const folder = join(import.meta.dirname, '../../../../resources/checks');

export const checkFiles: Readonly<Record<string, unknown>> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]),
);

export const checks: readonly Check[] = builtInChecks(checkFiles);

/** When the examples of checks are judged. */
export const exampleTime = Date.parse('2026-11-29T12:00:00Z');

export function answerOf(check: Check, example: ExampleAnswer): CheckupAnswer {
  return {
    address: pathOf(check),
    unanswered: null,
    status: example.status ?? 200,
    type: example.type ?? 'application/json; charset=utf-8',
    date: example.date ?? null,
    text: example.text ?? JSON.stringify(example.body),
    isCut: false,
    startedAt: exampleTime,
    duration: 40,
  };
}
