import { z } from 'zod';

/**
 * A scenario tells how one failure is caused, mended and shown to be gone in the practice Halo. One
 * file each in resources/practice/scenarios/. The tour, the lessons and the end-to-end tests play
 * them; nobody scripts the same clicks twice.
 */

/**
 * A control: by its role and whole accessible name, or by its data-testid where the name is not
 * enough.
 */
export const scenarioTargetSchema = z.union([
  z.strictObject({ role: z.string().min(1), name: z.string().min(1) }),
  z.strictObject({ testid: z.string().min(1) }),
]);
export type ScenarioTarget = z.infer<typeof scenarioTargetSchema>;

export const scenarioActionSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('visit'),
    path: z.string().startsWith('/'),
    /** How the practice Halo calls it, where no other Halo has such a page. */
    page: z.string().min(1).optional(),
  }),
  z.strictObject({ do: z.literal('click'), target: scenarioTargetSchema }),
  z.strictObject({ do: z.literal('fill'), target: scenarioTargetSchema, value: z.string() }),
  /** `value` is the label of the choice. */
  z.strictObject({ do: z.literal('select'), target: scenarioTargetSchema, value: z.string() }),
  /** Waits until the page shows this text. */
  z.strictObject({ do: z.literal('see'), text: z.string().min(1) }),
]);
export type ScenarioAction = z.infer<typeof scenarioActionSchema>;

const scenarioSchema = z.strictObject({
  /** The file's name without .json. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Cause that must be diagnosed, and the guide's worked example, or null. */
  cause: z.string().min(1),
  example: z.string().nullable(),
  title: z.string().min(1),
  /** No request fails: only a check-up finds it. `fails` is then what the check-up reads. */
  quiet: z.literal(true).optional(),
  /**
   * Who is signed in at the start: press "Sign in as NAME". Null for the portal, which needs no
   * sign-in.
   */
  agent: z.string().min(1).nullable(),
  start: z.string().startsWith('/'),
  /** From the start to the visible failure. */
  provoke: z.array(scenarioActionSchema),
  /** The request that fails then; `status` is the one on the wire. */
  fails: z.strictObject({
    method: z.string(),
    path: z.string().startsWith('/'),
    status: z.number().int(),
  }),
  /** What the page says when it has failed. */
  failure: z.strictObject({ text: z.string().min(1) }),
  /** Really mends the reason. */
  mend: z.array(scenarioActionSchema).min(1),
  /** Where in the practice Halo the steps are done, if not where a real one has it. */
  note: z.string().min(10).optional(),
  /**
   * Pages where its steps are done, by Step.where, if not those of resources/practice/places.json.
   */
  places: z.record(z.string(), z.string().startsWith('/')).optional(),
  /** Requests of the practice Halo alone that show steps of the walkthrough to be done. */
  signs: z
    .array(
      z.strictObject({
        method: z.string(),
        path: z.string().startsWith('/'),
        /** A name that its query holds. */
        query: z.string().min(1).optional(),
        /** One value that it sends, as Deed.sent has it: "id=2002". */
        sends: z.string().min(1).optional(),
        /** A piece of one of these. */
        holds: z.string().min(1).optional(),
        /** Path of the page that sends it. */
        page: z.string().startsWith('/').optional(),
        /** The beginnings of their texts. */
        steps: z.array(z.string().min(10)).min(1),
      }),
    )
    .optional(),
  /** Where it is done again by hand, if not where it failed. */
  checkAt: z.string().startsWith('/').optional(),
  /** The same action again; then the page shows `success`. */
  repeat: z.array(scenarioActionSchema).min(1),
  success: z.strictObject({ text: z.string().min(1) }),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/**
 * The scenarios of resources/practice/scenarios by file name, least id first; throws where one is
 * not well formed.
 */
export function readScenarios(files: Readonly<Record<string, unknown>>): readonly Scenario[] {
  return Object.entries(files)
    .map(([path, content]) => {
      const scenario = scenarioSchema.parse(content, {
        error: (issue) => `${path}: ${issue.message ?? 'not well formed'}`,
      });
      if (!path.endsWith(`/${scenario.id}.json`))
        throw new Error(`${path}: the id is ${scenario.id}`);
      return scenario;
    })
    .toSorted((a, b) => a.id.localeCompare(b.id));
}

/** The same of files that were checked when the program was built; see shippedCauses. */
export function shippedScenarios(files: Readonly<Record<string, unknown>>): readonly Scenario[] {
  const scenarios = Object.values(files) as readonly Scenario[]; // checked, see there
  return scenarios.toSorted((a, b) => a.id.localeCompare(b.id));
}
