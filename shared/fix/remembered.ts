import type { WithRedacted } from '../redact/redacted.ts';
import { redacted, redactedTexts } from '../redact/redaction.ts';
import type { RedactOptions } from '../redact/register.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { FixRecord } from './record.ts';

/**
 * As kept: without what the traffic alone can show, with secrets taken out of every text, and
 * personal values out of what the server said; our own words keep them, for the walkthrough goes on
 * with these. `options`: how else it is redacted.
 */
export function remembered(
  diagnosis: Diagnosis,
  options: RedactOptions = { keepPersonal: false },
): FixRecord['diagnosis'] {
  const { title, meaning, warnings, verify, fixed, steps, reasons, summary, ask } = diagnosis;
  const message = diagnosis.message?.slice(0, 2000) ?? null;
  // All at once: what is known as a secret in one text must not stand in another.
  const clean = redactedTexts(
    { title, meaning, warnings, verify, fixed, steps, reasons, message, summary, ask },
    { ...options, keepPersonal: true, keepTenant: true },
  );
  return {
    ...diagnosis,
    ...clean,
    ...redactedTexts({ message: clean.message, summary: clean.summary, ask: clean.ask }, options),
    entries: [],
    warnings: [...clean.warnings],
    steps: keptSteps(clean.steps, steps),
    reasons: clean.reasons.map((reason, at) => ({
      ...reason,
      steps: keptSteps(reason.steps, reasons[at]?.steps ?? []),
    })),
    links: [...diagnosis.links],
  };
}

type Steps = Diagnosis['steps'];

/** A step is known by its own id, and opens its own address or none. */
const keptSteps = (clean: WithRedacted<Steps>, steps: Steps) =>
  clean.map((step, at) => ({
    ...step,
    id: steps[at]?.id ?? step.id,
    open: reopened(steps[at]?.open ?? null),
  }));

/** null where a secret stands in the address: without it, it leads nowhere. */
function reopened(address: string | null): string | null {
  if (address === null) return null;
  return redacted(address, { keepPersonal: true, keepTenant: true }) === address ? address : null;
}
