import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import { noteSchema } from './note.ts';

const header = z.object({ name: z.string(), value: z.string() });
const body = z.object({
  text: z.string().nullable(),
  base64: z.string().nullable(),
  mimeType: z.string(),
  size: z.number().nullable(),
  missing: noteSchema.nullable(),
  truncated: z.boolean(),
});
const phase = z.number().nullable();

/** An Exchange that crosses a border between processes. */
export const exchangeSchema: z.ZodType<Exchange> = z.object({
  id: z.string(),
  index: z.number().int(),
  source: z.enum(['live', 'har', 'text']),
  startedAt: z.number().nullable(),
  duration: z.number().nullable(),
  request: z.object({ method: z.string(), url: z.string(), headers: z.array(header), body }),
  response: z
    .object({
      status: z.number(),
      statusText: z.string(),
      headers: z.array(header),
      body,
      httpVersion: z.string(),
      remoteAddress: z.string().nullable(),
      from: z.enum(['network', 'disk-cache', 'memory-cache', 'service-worker', 'unknown']),
      redirectUrl: z.string().nullable(),
    })
    .nullable(),
  failure: z
    .object({
      text: z.string(),
      canceled: z.boolean(),
      corsError: z.string().nullable(),
      blockedReason: z.string().nullable(),
    })
    .nullable(),
  state: z.enum(['open', 'done', 'failed', 'incomplete']),
  resourceType: z.enum([
    'document',
    'stylesheet',
    'script',
    'image',
    'font',
    'media',
    'manifest',
    'fetch',
    'xhr',
    'websocket',
    'eventsource',
    'preflight',
    'ping',
    'other',
  ]),
  timings: z
    .object({
      blocked: phase,
      dns: phase,
      connect: phase,
      ssl: phase,
      send: phase,
      wait: phase,
      receive: phase,
    })
    .nullable(),
  pageUrl: z.string().nullable(),
  initiator: z.string().nullable(),
  action: z.string().nullable(),
  actionPage: z.string().optional(),
  actionAt: z.number().optional(),
  actionIsOurs: z.literal(true).optional(),
  notes: z.array(noteSchema),
  messages: z.array(
    z.object({
      direction: z.enum(['sent', 'received', 'error']),
      at: z.number().nullable(),
      text: z.string(),
    }),
  ),
  checkup: z.literal(true).optional(),
});

export const bodySchema = body;
