import { headerVerdict, isSecretKind, verdictOf } from './names.ts';

/**
 * Whether the screen covers the value of a header of this name until somebody asks for it: the same
 * names whose values exports take out.
 */
export function isSecretHeader(name: string): boolean {
  const verdict = headerVerdict(name);
  return verdict !== null && !verdict.doubtful && isSecretKind(verdict.kind);
}

/**
 * The same for a field of a query, a form or JSON. What may or may not be a secret (`code`, `state`)
 * counts only where it stands `inAddress`: in JSON Halo uses such names for plain things.
 */
export function isSecretField(name: string, inAddress: boolean): boolean {
  const verdict = verdictOf(name);
  return verdict !== null && isSecretKind(verdict.kind) && (inAddress || !verdict.doubtful);
}
