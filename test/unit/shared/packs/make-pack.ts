import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack } from '../../../../shared/packs/check.ts';
import { faultLine } from '../../../../shared/packs/faults.ts';
import type { Pack } from '../../../../shared/packs/pack.ts';
import type { Cause } from '../../../../shared/rules/cause.ts';
import { knowledge } from '../rules/knowledge-files.ts';

export const own = knowledge();

/** The pack that the README leads through. */
export const examplePack = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/packs/example.json'), 'utf8'),
) as Pack;

const [first] = examplePack.causes;
if (first === undefined) throw new Error('the example pack holds a cause');
export const exampleCause: Cause = first;

/** A pack of these causes, under another name than the example's. */
export function packOf(causes: readonly unknown[], name = 'Test pack'): unknown {
  return { schema: 1, pack: { name, version: '2', by: 'A tester' }, causes };
}

/** What is wrong with a pack, one line each; empty where nothing is. */
export function faultsIn(data: unknown): readonly string[] {
  const checked = checkPack(data, own);
  return checked.ok ? [] : checked.faults.map(faultLine);
}
