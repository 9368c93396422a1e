import { z } from 'zod';
import type { Redacted } from './redacted.ts';

/** As it comes over a channel between processes, where types are lost. */
export const redactedSchema = z.custom<Redacted>(
  (text) => typeof text === 'string' && text.length <= 5_000_000,
);

/** A piece of what is saved or printed: as long as it is. */
export const redactedPieceSchema = z.custom<Redacted>((text) => typeof text === 'string');
