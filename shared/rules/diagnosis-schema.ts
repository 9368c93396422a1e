import { z } from 'zod';
import { actors, confidences, refusers, signs, stepKinds } from './diagnosis.ts';

// Apart from what a diagnosis is, so that the command line reads and builds no schema at its start.

export const actorSchema = z.enum(actors);
export const refuserSchema = z.enum(refusers);
export const confidenceSchema = z.enum(confidences);
export const signSchema = z.enum(signs);
export const stepKindSchema = z.enum(stepKinds);
