import { z } from 'zod';

/*
 * A remark is kept as a code and the values in it; the sentence is made where it is shown
 * (`sayNote`). A code is the place of its sentence in resources/locales/sentences.en.json. Codes
 * stand in recordings on disk: give one a new meaning under a new name only.
 */

const byte = z.number();

const coded = z.discriminatedUnion('code', [
  z.object({
    code: z.enum([
      'recorded.startUnseen',
      'recorded.redirectBody',
      'recorded.cutBody',
      'recorded.unreadableBody',
      'recorded.sentUnread',
      'recorded.onlyLogged',
      'recorded.letGo',
      'recording.crashedBefore',
      'recording.leftBefore',
      'recording.stoppedBefore',
      'body.letGoForRoom',
      'body.unread',
      'body.preflight',
      'body.picture',
      'body.blob',
      'body.evicted',
      'body.gone',
      'body.late',
      'body.refused',
      'body.stopped',
      'body.elsewhere',
      'body.notHeld',
      'body.unchecked',
      'captures.bodyUnreadable',
      'har.underWay',
      'har.noReason',
      'har.noAnswer',
      'note.newer',
    ]),
  }),
  /** `bytes` came, `limit` are kept. */
  z.object({ code: z.literal('body.tooLarge'), bytes: byte, limit: byte }),
  /** Messages of a stream that were let go. */
  z.object({ code: z.literal('recorded.messagesShed'), count: z.number().int() }),
  /** What the exporter wrote in place of the content. */
  z.object({ code: z.literal('body.notHeldBecause'), comment: z.string() }),
  /** `reasons`: `blockedReasons` of the debugger protocol. */
  z.object({
    code: z.enum(['recorded.cookieNotSent', 'recorded.cookieNotKept']),
    name: z.string(),
    reasons: z.array(z.string()).readonly(),
  }),
  z.object({ code: z.literal('har.answerCounts'), error: z.string() }),
  z.object({ code: z.literal('site.certificate'), host: z.string(), issuer: z.string() }),
  /** A whole sentence, as recordings held them before there were codes. */
  z.object({ code: z.literal('note.written'), text: z.string() }),
]);

/** A remark on an exchange or on its content. */
export type Note = Readonly<z.infer<typeof coded>>;

const written = z.string().transform((text): Note => ({ code: 'note.written', text }));
/** A recording of a newer version opens, with what this one can say of it. */
const newer = z.object({ code: z.string() }).transform((): Note => ({ code: 'note.newer' }));

export const noteSchema: z.ZodType<Note> = z.union([coded, written, newer]);
