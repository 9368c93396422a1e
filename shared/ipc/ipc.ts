import '../basics/no-eval.ts';
import { z } from 'zod';
import { redactedPieceSchema, redactedSchema } from '../redact/redacted-schema.ts';
import type { FailureMark } from '../exchange/failure-mark.ts';
import { checkupAnswerSchema } from '../checkup/answer.ts';
import { keptCheckupSchema } from '../checkup/kept.ts';
import { addressPattern, mostAddresses } from '../checkup/plan.ts';
import { exchangeSchema, bodySchema } from '../exchange/schema.ts';
import { scenarioActionSchema, scenarioTargetSchema } from '../learn/scenario.ts';
import { addedPacksSchema, installedPackSchema } from '../packs/pack-list.ts';
import { fixRecordSchema } from '../fix/record.ts';
import { aboutSchema, storageSchema } from './about.ts';
import { crashPlaces, crashSchema } from './crash.ts';
import { updateStateSchema } from '../settings/updates.ts';
import { programLinkSchema } from './program-link.ts';
import { commandIds } from '../commands/commands.ts';
import { redactionLockSchema } from '../settings/own-redaction.ts';
import { settingsChangeSchema, settingsSchema } from '../settings/settings.ts';
import { siteAnswerSchema, siteQuestionSchema } from './site-question.ts';

// For the window: our Content-Security-Policy (main/window/app-protocol.ts) asks for Trusted Types
// with one policy. renderer/main.tsx has to make it first of all, or `new Worker(…)` throws:
// trustedTypes.createPolicy('default', { createScriptURL: (url) => <only addresses of our own
// origin> }).

/**
 * Every message between the renderer and main, with its shapes. Handlers (main/ipc.ts), the preload
 * and the renderer's client are derived from these two tables; nothing else crosses the border.
 * Both ends check what they receive.
 */

/** What a call answers: its value, or one plain sentence for the user. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const nothing = z.null();
const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(0),
  height: z.number().int().min(0),
});

/**
 * A file the user chose or passed; `url` is readable by this window only, with Range. `isDamaged`: it
 * was written from a recording of which a part is damaged or gone, which the file itself cannot tell.
 */
export const openedFileSchema = z.object({
  name: z.string(),
  size: z.number(),
  url: z.string(),
  isDamaged: z.boolean().optional(),
});
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** A file that was read lately; `folder` is the name of the folder it lies in. */
const recentFileSchema = z.object({ id: z.string(), name: z.string(), folder: z.string() });
export type RecentFile = z.infer<typeof recentFileSchema>;

/** A file that the user had saved; `id` names it to main, which alone knows where it lies. */
const savedFileSchema = z.object({ id: z.string(), name: z.string() });
export type SavedFile = z.infer<typeof savedFileSchema>;

/** What can be wrong with a recording. Said in words by the sentences under `recording`. */
const recordingFault = z.enum([
  'noEvents',
  'noAnswer',
  'notStarted',
  'crashed',
  'stopped',
  'browserClosed',
  'partUnattached',
  'partRefused',
  'partSilent',
  'unsaved',
]);
export type RecordingFault = z.infer<typeof recordingFault>;

/** Why the embedded browser is less safe than it should be. Said by the sentences under `weak`. */
const browserWeakness = z.enum(['older', 'unsandboxed']);
export type BrowserWeakness = z.infer<typeof browserWeakness>;

/** Browsers of the user's that can be recorded. */
export const browserNames = ['edge', 'chrome', 'chromium', 'brave'] as const;
const browserName = z.enum(browserNames);
export type BrowserName = z.infer<typeof browserName>;

/**
 * A browser of this computer. `version`: its first number, null where it cannot be told; `policy`:
 * the rule of the company that forbids to record it; `profilePolicy`: the one that forbids it with a
 * profile of ours.
 */
const browserListingSchema = z.object({
  name: browserName,
  title: z.string(),
  version: z.number().nullable(),
  policy: z.string().nullable(),
  profilePolicy: z.string().nullable(),
});
export type BrowserListing = z.infer<typeof browserListingSchema>;

/** Capture as the toolbar shows it: `lost` says since when and why. */
const siteStateSchema = z.object({
  open: z.boolean(),
  /** Whether keys go to its page. */
  focused: z.boolean(),
  kind: z.enum(['none', 'practice', 'own']),
  url: z.string(),
  title: z.string(),
  loading: z.boolean(),
  /**
   * Why the address did not open, as Chromium names it ("ERR_NAME_NOT_RESOLVED"); null where it did,
   * or still may. Later failures show Chromium's own page.
   */
  unopened: z.string().nullable(),
  canGoBack: z.boolean(),
  canGoForward: z.boolean(),
  recording: z.enum(['off', 'starting', 'on', 'lost']),
  /** What is wrong with the recording, first come first; empty where nothing is. */
  recordingFaults: z.array(recordingFault).readonly(),
  /**
   * Since when everything is kept, milliseconds since 1970: what was older and no failure was let
   * go to save room. null: all is kept.
   */
  recordingKeptSince: z.number().nullable(),
  /** Since when the recording is not whole, milliseconds since 1970; null while it is. */
  recordingSince: z.number().nullable(),
  /**
   * Requests in the browser's own log, those of them that the recorder matched, and those that only
   * the log saw.
   */
  recordingCounts: z.object({ logged: z.number(), matched: z.number(), unseen: z.number() }),
  /**
   * What the browser did or refused on this page, in plain words: a refusal may itself be the cause
   * of a failure.
   */
  notes: z.array(z.object({ kind: z.enum(['refused', 'done']), text: z.string() })),
  weaknesses: z.array(browserWeakness),
  /** The browser of the user's that shows the Halo in place of the embedded page. */
  browser: z
    .object({
      name: browserName,
      title: z.string(),
      /** As it names itself, such as "Chrome/156.0.8078.79"; '' before it runs. */
      version: z.string(),
      /** With a profile of ours, or as the user has it open. */
      door: z.enum(['profile', 'open']),
      /**
       * `signing-in` is not recorded; `signed-in`: closed after it; `asking`: the browser asks its
       * user; `slow`: starting for longer than usual; `closed`: while recorded; `ending`: by its
       * user's wish.
       */
      stage: z.enum([
        'signing-in',
        'signed-in',
        'asking',
        'starting',
        'slow',
        'recording',
        'closed',
        'ending',
      ]),
      /** How many of its tabs and windows are recorded. */
      tabs: z.number(),
    })
    .nullable(),
});
export type SiteState = z.infer<typeof siteStateSchema>;

/**
 * "It failed now": said after the exchange with that Exchange.index; `at` in milliseconds since
 * 1970.
 */
export const failureMarkSchema = z.object({
  index: z.number().int(),
  at: z.number(),
}) satisfies z.ZodType<FailureMark>;
export type { FailureMark };

/**
 * A capture on disk, as the list shows it: `size` in bytes, `startedAt` in milliseconds since 1970;
 * counts are null where its summary is damaged.
 */
const captureListingSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  site: z.string(),
  startedAt: z.number(),
  requests: z.number().nullable(),
  failures: z.number().nullable(),
  size: z.number(),
  running: z.boolean(),
});
export type CaptureListing = z.infer<typeof captureListingSchema>;
const captureId = z.string().max(200);

/** A short summary of a diagnosis, for the tour's printout and the window's title. */
const diagnosisNoteSchema = z.object({
  cause: z.string(),
  example: z.string().nullable(),
  status: z.number(),
  title: redactedSchema,
  summary: redactedSchema,
  confidence: z.string(),
});
export type DiagnosisNote = z.infer<typeof diagnosisNoteSchema>;

/**
 * What the window has to say at its start about the program itself; `file` is the name of a copy
 * that was kept, null where there is none.
 */
const startNoteSchema = z.object({
  kind: z.enum([
    'settings-part',
    'settings-newer',
    'settings-damaged',
    'fixes-part',
    'fixes-damaged',
    'nothing-kept',
    'ended-badly',
    'sign-in-kept',
    'window-again',
  ]),
  file: z.string().nullable(),
});
export type StartNote = z.infer<typeof startNoteSchema>;

/** Renderer → main. */
export const calls = {
  'settings.read': { input: nothing, output: settingsSchema },
  /** What a company decides about redaction on this computer. */
  'policy.redaction': { input: nothing, output: redactionLockSchema },
  /** Replaces some groups of the settings, each whole. */
  'settings.write': { input: settingsChangeSchema, output: settingsSchema },
  /** What is to be said at the start; each is told once. */
  'notes.take': { input: nothing, output: z.array(startNoteSchema) },
  'about.read': { input: nothing, output: aboutSchema },
  /** Faults of our own, newest first. They stay on this computer. */
  'crashes.read': { input: nothing, output: z.array(crashSchema) },
  /** A fault of the window's. What it quotes is taken out before it is kept. */
  'crashes.report': {
    input: z.object({
      name: z.string().max(200),
      message: z.string().max(2000),
      stack: z.string().max(10_000),
    }),
    output: nothing,
  },
  'crashes.clear': { input: nothing, output: nothing },
  /** Links to this program that were followed elsewhere, not yet taken. */
  'program.links': { input: nothing, output: z.array(programLinkSchema) },
  'updates.read': { input: nothing, output: updateStateSchema },
  /** Asks the feed for a newer version, where its owner set one. */
  'updates.look': { input: nothing, output: updateStateSchema },
  /** Ends the program and puts the newer version in its place. */
  'updates.install': { input: nothing, output: nothing },
  /** What is kept on this computer, and how much. */
  'storage.read': { input: nothing, output: storageSchema },
  /** Shows the folder of it in the file manager. */
  'storage.open': { input: nothing, output: nothing },
  /** Opens the user's own Halo: `https://…`, or a Halo host without scheme. */
  'site.open': {
    input: z.object({ address: z.string().max(2000) }),
    output: z.object({ url: z.string() }),
  },
  /** The address that site.open would open; refused where it would be refused. Opens nothing. */
  'site.check': {
    input: z.object({ address: z.string().max(2000) }),
    output: z.object({ url: z.string() }),
  },
  /** Moves the focus into the embedded view, as soon as it is on screen. */
  'site.focus': { input: nothing, output: nothing },
  /**
   * Looks for words in the embedded page and marks them; `again` goes on from the last find. Words
   * that are empty take the marks away.
   */
  'site.find': {
    input: z.object({ words: z.string().max(500), forward: z.boolean(), again: z.boolean() }),
    output: nothing,
  },
  'site.close': { input: nothing, output: nothing },
  /**
   * The same before another Halo is shown. Refused where the person stays, because something on its
   * page is not saved.
   */
  'site.leave': { input: nothing, output: nothing },
  /** Browsers of this computer that can be recorded, the one to offer first at the front. */
  'browser.list': { input: nothing, output: z.array(browserListingSchema) },
  /** Opens a browser with a profile of ours, unrecorded, to sign in at this address. */
  'browser.signIn': {
    input: z.object({ name: browserName, address: z.string().max(2000) }),
    output: nothing,
  },
  /** Records a browser with a profile of ours; no address: the practice Halo. */
  'browser.record': {
    input: z.object({ name: browserName, address: z.string().max(2000).nullable() }),
    output: z.object({ url: z.string() }),
  },
  /**
   * Records the browser that is open, once its user has let this program in; no address: the
   * practice Halo.
   */
  'browser.join': {
    input: z.object({ name: browserName, address: z.string().max(2000).nullable() }),
    output: z.object({ url: z.string() }),
  },
  /** Ends the recording and closes what was started for it. */
  'browser.stop': { input: nothing, output: nothing },
  /** Deletes our profiles for browsers, with the sign-ins in them. */
  'browser.forget': { input: nothing, output: nothing },
  'site.go': {
    input: z.object({ to: z.enum(['back', 'forward', 'reload', 'stop']) }),
    output: nothing,
  },
  /**
   * Goes to an address of the site that is already open (same origin only). `isOurs`: the program
   * goes there for the user, who did not choose the address. `stays`: a page that the user's own
   * browser shows already is not loaded anew, and what is typed there stays. True where it did.
   */
  'site.visit': {
    input: z.object({
      url: z.string().max(4000),
      isOurs: z.literal(true).optional(),
      stays: z.literal(true).optional(),
    }),
    output: z.boolean(),
  },
  /** What the last site.state said, for a window that was loaded afresh. */
  'site.read': { input: nothing, output: siteStateSchema },
  /** Where the embedded view stands in the window, in CSS pixels; null hides it. */
  'site.place': { input: z.object({ bounds: rectangle.nullable() }), output: nothing },
  /** The note over the page was read. */
  'site.forgetNotes': { input: nothing, output: nothing },
  /** What a server asks the person now; null where none does. */
  'site.question': { input: nothing, output: siteQuestionSchema.nullable() },
  'site.answer': {
    input: z.object({ id: z.string().max(100), answer: siteAnswerSchema }),
    output: nothing,
  },
  /**
   * Wipes cookies, sign-ins, storage and cache of every Halo that was opened here; the one that is
   * open begins again.
   */
  'site.wipe': { input: nothing, output: nothing },
  /**
   * Asks for the folder that files from Halo go to, and remembers it; the settings as they are
   * then.
   */
  'downloads.choose': { input: nothing, output: settingsSchema },
  /**
   * Starts the practice Halo where needed and opens it; `path` as in `/tickets`. `isFollowed`: the
   * user pressed a link to it.
   */
  'practice.open': {
    input: z.object({
      path: z.string().max(2000).optional(),
      isFollowed: z.boolean().optional(),
    }),
    output: z.object({ url: z.string() }),
  },
  'practice.reset': { input: nothing, output: nothing },
  /**
   * Plays actions in the open practice Halo as a person would. With `agent` the practice Halo is
   * reset first, and that agent signs in (null: nobody does). Resolves when the last action is done
   * and recorded, or as soon as another call of this name has stopped it. `holds`: nothing is done
   * ('other') where a control, found by its name, holds something else; an address may go on behind
   * a "?". `by`: who has to be signed in, and is, by the page's own list, where somebody else was
   * (null: anybody). Then 'nobody' tells that the page asks who it is, and 'refused' that it does not
   * open for whoever is signed in.
   */
  'practice.show': {
    input: z.object({
      agent: z.string().max(80).nullable().optional(),
      /** What was changed in the practice Halo stays; else an agent begins with it set back. */
      keep: z.boolean().optional(),
      by: z.string().max(80).nullable().optional(),
      actions: z.array(scenarioActionSchema).max(80),
      holds: z
        .array(z.strictObject({ target: scenarioTargetSchema, value: z.string() }))
        .max(10)
        .optional(),
    }),
    output: z.enum(['done', 'stopped', 'other', 'nobody', 'refused']),
  },
  /** The history of fixes, oldest first. It stays on this computer. */
  'fixes.read': { input: nothing, output: z.array(fixRecordSchema) },
  /** Adds a record or replaces the one with its id; the record as it is kept, for main says who. */
  'fixes.write': { input: fixRecordSchema, output: fixRecordSchema },
  'fixes.delete': {
    input: z.object({ ids: z.array(z.string()).max(1000) }),
    output: z.array(fixRecordSchema),
  },
  /**
   * Reads these addresses of the Halo that is open, by GET, in its page and with the page's sign-in.
   * Each answer is told by the event of this call; resolves after the last of them. A second call
   * ends the first. `certificateEnd`: milliseconds since 1970, null where there is none.
   */
  'checkup.run': {
    input: z.object({ addresses: z.array(z.string().regex(addressPattern)).max(mostAddresses) }),
    output: z.object({
      origin: z.string(),
      isStopped: z.boolean(),
      certificateEnd: z.number().nullable(),
      /** All of them once more: the last events may come after this. */
      answers: z.array(checkupAnswerSchema),
    }),
  },
  /** Ends the check-up that runs, and what it has asked. */
  'checkup.cancel': { input: nothing, output: nothing },
  /** The last check-up of a Halo; null where there was none. */
  'checkup.read': {
    input: z.object({ site: z.string().max(300) }),
    output: keptCheckupSchema.nullable(),
  },
  'checkup.keep': { input: keptCheckupSchema, output: nothing },
  /** Captures on disk, newest first. */
  'captures.list': { input: nothing, output: z.array(captureListingSchema) },
  'captures.rename': {
    input: z.object({ id: captureId, name: z.string().max(200) }),
    output: nothing,
  },
  /** Deletes all captures but the running one. */
  'captures.deleteAll': { input: nothing, output: nothing },
  'captures.delete': { input: z.object({ id: captureId }), output: nothing },
  /** A capture as a HAR that the window reads like any other file. */
  'captures.open': { input: z.object({ id: captureId }), output: openedFileSchema },
  /** Keeps what was recorded so far in the list, and goes on in a new capture. */
  'capture.begin': { input: nothing, output: nothing },
  /** Forgets what was recorded so far and goes on recording. */
  'capture.clear': { input: nothing, output: nothing },
  /** Remembers "it failed now" in the running capture; all its marks so far, oldest first. */
  'capture.mark': { input: nothing, output: z.array(failureMarkSchema) },
  'capture.marks': { input: nothing, output: z.array(failureMarkSchema) },
  /** All exchanges recorded so far (after a reload of the window). */
  'capture.read': { input: nothing, output: z.array(exchangeSchema) },
  /** The whole body where the exchange carried only its beginning. */
  'capture.body': {
    input: z.object({ id: z.string(), side: z.enum(['request', 'response']) }),
    output: bodySchema,
  },
  /** Asks for a HAR or a text file; null where the user cancels. */
  'file.choose': { input: nothing, output: openedFileSchema.nullable() },
  /**
   * Hands out the file whose whole path somebody typed. Refused where there is none, or where it is
   * none of the kinds that are read here.
   */
  'file.typed': { input: z.object({ path: z.string().max(4096) }), output: openedFileSchema },
  /** Keeps a file that was read among the recent ones, by the address it was handed out at. */
  'recent.keep': { input: z.object({ url: z.string().max(300) }), output: nothing },
  'recent.read': { input: nothing, output: z.array(recentFileSchema) },
  /** Hands out a recent file. One that is gone is refused, and taken off the list. */
  'recent.open': { input: z.object({ id: z.string().max(100) }), output: openedFileSchema },
  'recent.clear': { input: nothing, output: nothing },
  /** Files passed on the command line or by "open with", not yet taken. */
  'file.passed': { input: nothing, output: z.array(openedFileSchema) },
  /** The rule packs that the user added, in their order, each checked. */
  'packs.read': { input: nothing, output: z.array(installedPackSchema) },
  /**
   * Asks for a file or a folder and adds the packs in it that pass the check; null where the user
   * cancels.
   */
  'packs.add': {
    input: z.object({ from: z.enum(['file', 'folder']) }),
    output: addedPacksSchema.nullable(),
  },
  'packs.remove': {
    input: z.object({ id: z.string().max(100) }),
    output: z.array(installedPackSchema),
  },
  /** Brings back a pack that was removed since the program started. */
  'packs.putBack': {
    input: z.object({ id: z.string().max(100) }),
    output: z.array(installedPackSchema),
  },
  'packs.arrange': {
    input: z.object({
      order: z.array(z.object({ id: z.string().max(100), isOn: z.boolean() })).max(1000),
    }),
    output: z.array(installedPackSchema),
  },
  /**
   * Keeps a pack of the window's making, or writes it to a file that the user chooses (null where
   * they cancel). Checked in main.
   */
  'packs.save': {
    input: z.object({ pack: z.unknown(), to: z.enum(['program', 'file']) }),
    output: z.array(installedPackSchema).nullable(),
  },
  /** Asks the user, then opens an https or mailto address outside. */
  'link.open': {
    input: z.object({ url: z.string().max(2000) }),
    output: z.object({ opened: z.boolean() }),
  },
  /**
   * Asks where, and saves what was redacted before: a page, the same as PDF, or a HAR in pieces.
   * null where the user cancels.
   */
  'report.save': {
    input: z.object({
      kind: z.enum(['html', 'pdf', 'har']),
      name: z.string().max(200),
      parts: z.array(redactedPieceSchema),
    }),
    output: savedFileSchema.nullable(),
  },
  /**
   * Asks where, and saves a redacted copy of an opened HAR; `comment` goes with it, redacted as
   * well. null where the user cancels.
   */
  'report.redact': {
    input: z.object({
      url: z.string().max(300),
      name: z.string().max(300),
      keepPersonal: z.boolean(),
      keepTenant: z.boolean(),
      comment: z.string().max(5000),
    }),
    output: savedFileSchema.nullable(),
  },
  /** Opens a file that was saved just now with the program that is for it, or shows its folder. */
  'saved.show': {
    input: z.object({ id: z.string().max(100), how: z.enum(['open', 'folder']) }),
    output: nothing,
  },
  /** What the embedded browser shows, as JPEG in base64; null where it shows nothing. */
  'site.picture': { input: nothing, output: z.string().nullable() },
  'clipboard.write': { input: z.object({ text: redactedSchema }), output: nothing },
  /** Shows the pages of the open Halo larger or smaller; our own window's size is a setting. */
  'site.zoom': { input: z.object({ step: z.enum(['in', 'out', 'reset']) }), output: nothing },
  /**
   * Prints a page that was redacted before, through its own print style; null prints what Halo
   * shows. False where the user cancels.
   */
  'page.print': {
    input: z.object({ parts: z.array(redactedPieceSchema).nullable() }),
    output: z.boolean(),
  },
  /** Calls for the user who looks elsewhere; nothing happens where our window has the focus. */
  'attention.ask': {
    input: z.object({ title: redactedSchema, text: redactedSchema }),
    output: nothing,
  },
  /** What is on screen now, for the tour and the window's title. */
  'diagnoses.show': {
    input: z.object({ screen: z.string(), diagnoses: z.array(diagnosisNoteSchema) }),
    output: nothing,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** Main → renderer. */
export const events = {
  'site.state': siteStateSchema,
  /** What a server asks the person now; null where it was answered or is no longer wanted. */
  'site.question': siteQuestionSchema.nullable(),
  /** New or changed exchanges, batched. Bodies over 256 kB are cut; see capture.body. */
  'capture.exchanges': z.array(exchangeSchema),
  /** What one address of the running check-up answered. */
  'checkup.answer': checkupAnswerSchema,
  /** A link to this program was followed; it waits at the call of this name. */
  'program.links': nothing,
  'updates.state': updateStateSchema,
  /** Something of ours went wrong just now, and was kept in the crash log. */
  'app.fault': z.object({ place: z.enum(crashPlaces) }),
  /** Files were passed while the program runs; they wait at the call of this name. */
  'file.passed': nothing,
  'recent.files': z.array(recentFileSchema),
  /** Another address stands among those remembered: its page opened. The one opened last is first. */
  'settings.addresses': settingsSchema.shape.addresses,
  /** Somebody chose a recent file in the menu. */
  'recent.chosen': z.object({ id: z.string() }),
  /** What site.find came to: the place of the shown find, from 1, and how many there are. */
  'site.found': z.object({ place: z.number(), count: z.number() }),
  /** From menus, keys and the tour. */
  'app.command': z.enum(commandIds),
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.output<(typeof events)[N]>;

/**
 * What the preload puts at `window.halo`: names are checked against the tables, values by the
 * schemas on each side.
 */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Result<unknown>>;
  /**
   * Hands out a File that was dropped on the window: an OpenedFile, or null where it lies on no
   * disk. A File cannot be made up, a path can.
   */
  dropped(file: unknown): Promise<Result<unknown>>;
  /** The listener gets the event's data as JSON. */
  on(name: EventName, listener: (json: string) => void): () => void;
  /** Gives back what the window no longer uses; it stands still for some hundredths of a second. */
  freeMemory(): void;
}
