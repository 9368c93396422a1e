import { create } from 'zustand';
import { type Draft, draftFrom, type DraftFrom, firstDraft } from '../../shared/packs/draft.ts';
import { mergedCauses } from '../../shared/packs/merge.ts';
import { ownPackName, withCause } from '../../shared/packs/own-pack.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { withoutEchoes } from '../../shared/rules/echo.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { redactedExchange } from '../../shared/redact/redaction.ts';
import { knowledge } from '../platform/knowledge.ts';
import { useCauses } from './causes.ts';
import { redactOptions } from './redaction.ts';
import type { Source } from './source.ts';
import { sources } from './sources.ts';
import { ownPack, packsInUse, usePacks } from './packs.ts';

/**
 * A draft with what it was made from; kept while the window is open, so that going back and forth
 * loses nothing.
 */
export interface KeptDraft {
  readonly from: DraftFrom;
  readonly draft: Draft;
}

export const useDrafts = create<{ readonly kept: Readonly<Record<string, KeptDraft>> }>(() => ({
  kept: {},
}));

/** Tells a request from those of another recording or file, too. */
export function draftKey(source: Source, row: ExchangeRow): string {
  return [source, row.id, row.startedAt, row.url].join(' ');
}

/**
 * Makes a first draft from a failed request and what explains it now. Its secrets are taken out
 * before anything of it is shown in the form.
 */
export async function startDraft(
  source: Source,
  row: ExchangeRow,
  diagnosis: Diagnosis,
): Promise<void> {
  const exchange = await sources[source].getState().contents.load(row.index);
  const { route } = diagnosis;
  const { message } = withoutEchoes(diagnosis);
  const clean = redactedExchange(exchange, { route, message }, redactOptions());
  const explained =
    useCauses.getState().causes.find(({ cause }) => cause.id === diagnosis.cause) ?? null;
  const from = draftFrom(clean, diagnosis, explained);
  keepDraft(draftKey(source, row), { from, draft: firstDraft(from) });
}

export function keepDraft(key: string, draft: KeptDraft): void {
  useDrafts.setState((state) => ({ kept: { ...state.kept, [key]: draft } }));
}

export function dropDraft(key: string): void {
  useDrafts.setState(({ kept: { [key]: _dropped, ...kept } }) => ({ kept }));
}

/** What all requests would be explained by, with this cause in the user's own pack. */
export function reviewWithDraft(source: Source, cause: Cause): Promise<ReviewResult> {
  return sources[source].getState().contents.review(causesWith(cause));
}

function causesWith(cause: Cause): readonly LoadedCause[] {
  const { packs } = usePacks.getState();
  const others = packsInUse(packs).filter(({ pack }) => pack.name !== ownPackName);
  return mergedCauses(knowledge, [...others, withCause(ownPack(packs), cause)]).causes;
}
