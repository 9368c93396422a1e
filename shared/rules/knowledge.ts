import { type Cause, causeSchema } from './cause.ts';
import { builtIn } from './diagnosis.ts';

export interface LoadedCause {
  readonly cause: Cause;
  /** `builtIn` or the name of a rule pack. */ readonly origin: string;
}

/**
 * Checks the built-in knowledge: file name → parsed JSON, as the bundler or the tests hand it over.
 * A file that does not fit throws, naming the file and the place in it: that is a bug of ours,
 * never of the user's.
 */
export function builtInCauses(files: Readonly<Record<string, unknown>>): readonly LoadedCause[] {
  return Object.entries(files).map(([name, data]) => {
    const parsed = causeSchema.safeParse(data);
    if (!parsed.success) {
      throw new Error(
        `${name}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      );
    }
    return { cause: parsed.data, origin: builtIn };
  });
}
