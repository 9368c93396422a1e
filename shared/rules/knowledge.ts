import { type Cause, causeSchema } from './cause.ts';

export interface LoadedCause { readonly cause: Cause; readonly origin: string }

/** Every built-in cause: resources/knowledge/*.json, parsed once. A file that does not fit throws, naming file and path. */
export function builtInCauses(): readonly LoadedCause[] {
  const files = import.meta.glob<unknown>('../../resources/knowledge/*.json', { eager: true, import: 'default' });
  return Object.entries(files).map(([path, data]) => {
    const parsed = causeSchema.safeParse(data);
    if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
    return { cause: parsed.data, origin: 'built-in' };
  });
}
