import type { Confidence, Diagnosis, Reason, Step } from './diagnosis.ts';
import { adviceOf } from './advice.ts';
import type { CauseStep, Text } from './cause.ts';
import { textsOfVerify, warningCondition, warningText } from './cause-text.ts';
import { compiled } from './condition.ts';
import { shortened } from './field-fault.ts';
import { type Finding, refuser } from './finding.ts';
import { filled, type Placeholders, placeholdersOf } from './placeholders.ts';
import { openAddress } from './subject-names.ts';

/**
 * Findings that are one diagnosis: of one cause, route, integration and status; of one cause alone
 * where it spans the whole site.
 */
export function grouped(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { cause } = finding.cause;
    const key =
      cause.spans === 'site'
        ? cause.id
        : [
            cause.id,
            finding.evidence.route,
            String(finding.facts.integration ?? ''),
            String(finding.evidence.status ?? ''),
          ].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.indexes[0] - b.indexes[0]));
}

/** Exchange.index of each failure of a group, in order. */
export function entriesOf(group: readonly Finding[]): readonly number[] {
  return [...new Set(group.flatMap(({ indexes }) => indexes))].sort((a, b) => a - b);
}

/**
 * The first failure speaks for all, but where the user met it last in another way: by hand, and not as
 * a program, or the other way round.
 */
function speaking(group: readonly Finding[]): Finding | undefined {
  const [first] = group;
  const last = group
    .filter(({ isPressed }) => isPressed)
    .reduce<Finding | undefined>(
      (latest, one) => (latest === undefined || one.order >= latest.order ? one : latest),
      undefined,
    );
  return last === undefined || last.facts.account === first?.facts.account ? first : last;
}

/** What the user sees of a group, texts filled in. */
export function diagnosisOf(group: readonly Finding[]): Diagnosis {
  const first = speaking(group);
  if (first === undefined) throw new Error('a group holds at least one finding');
  const { cause, origin } = first.cause;
  const entries = entriesOf(group);
  const others = group
    .slice(0, 200)
    .filter((finding) => finding !== first)
    .map((finding) => finding.evidence);
  const subject = {
    evidence: first.evidence,
    integration: first.facts.integration as string | null,
    count: entries.length,
    others,
  };
  const names = placeholdersOf(subject);
  const write = writer(first, names);
  return {
    cause: cause.id,
    example: first.cause.guide.find(({ test }) => test(first.facts) === true)?.id ?? null,
    status: first.evidence.status ?? 0,
    wireStatus: first.evidence.wireStatus,
    refusedBy: refuser(first),
    integration: first.facts.integration as string | null,
    customOnly: cause.customOnly,
    message:
      group.map((finding) => finding.evidence.message).find((message) => message !== null) ?? null,
    title: write.text(cause.title),
    summary: write.text(cause.happened),
    confidence: surest(group),
    entries,
    steps: write.steps(cause.steps),
    route: first.evidence.route,
    method: first.evidence.method,
    meaning: write.text(cause.meaning),
    reasons: seenFirst(
      cause.reasons
        .map((reason, place) => ({ reason, place }))
        .filter(({ reason }) => write.holds(reason.when)),
      ({ reason }) => reason.seen !== undefined && write.holds(reason.seen),
    ).map(({ reason, place }): Reason => ({
      place,
      text: write.text(reason.text),
      tell: write.optional(reason.tell),
      steps: write.steps(reason.steps ?? []),
    })),
    warnings: (cause.warnings ?? [])
      .filter((warning) => write.holds(warningCondition(warning)))
      .map((warning) => write.optional(warningText(warning)))
      .filter((warning) => warning !== null),
    verify: textsOfVerify(cause).map(write.text).join(' '),
    fixed: write.optional(cause.fixed),
    ask:
      cause.ask === undefined
        ? null
        : {
            who: cause.ask.who,
            subject: write.text(cause.ask.subject),
            text: write.text(cause.ask.text),
          },
    links: cause.links ?? [],
    origin,
    ...echoesOf(group),
    ...(first.facts.signInLeftOut === true ? { signInLeftOut: true } : {}),
    ...(first.evidence.status === 429 ? { pace: adviceOf(subject).pace } : {}),
  };
}

/**
 * The values that answers of the group repeat, the longest first: one may hold another. Texts of
 * the database name it after the customer: `D_<customer>.dbo`.
 */
function echoesOf(group: readonly Finding[]): Pick<Diagnosis, 'echoes'> {
  const sent = group
    .slice(0, 200)
    .flatMap(({ evidence }) => [
      ...evidence.faults.flatMap((fault) => fault.sent ?? []),
      ...(/\bD_\w{1,80}(?=\.dbo\b)/.exec(evidence.message ?? '') ?? []),
    ]);
  if (sent.length === 0) return {};
  const shown = sent.flatMap((value) => [value, shortened(value)]);
  return { echoes: [...new Set(shown)].sort((a, b) => b.length - a.length) };
}

/** Reasons whose sign shows come before those of which nothing shows, each kind in its order. */
function seenFirst<Stated>(
  reasons: readonly Stated[],
  isSeen: (reason: Stated) => boolean,
): readonly Stated[] {
  return [...reasons.filter(isSeen), ...reasons.filter((reason) => !isSeen(reason))];
}

interface Writer {
  text(text: Text): string;
  optional(text: Text | undefined): string | null;
  steps(steps: readonly CauseStep[]): readonly Step[];
  holds(when: CauseStep['when']): boolean;
}

function writer(first: Finding, names: Placeholders): Writer {
  const holds: Writer['holds'] = (when) =>
    when === undefined || compiled(when)(first.facts) === true;
  const isKnown = (known: CauseStep['known']): boolean => {
    if (known === undefined) return false;
    if ('filled' in known) return filled(known.filled, names) !== null;
    return 'unfilled' in known ? filled(known.unfilled, names) === null : holds(known);
  };
  const optional: Writer['optional'] = (text) => (text === undefined ? null : filled(text, names));
  return {
    holds,
    optional,
    // A text that must stand and whose names are unknown is shown with what is known: the knowledge
    // test demands an `otherwise` for each.
    text: (text) => filled(text, names) ?? filled(text, blank(names)) ?? '',
    steps: (steps) =>
      steps
        .filter((step) => holds(step.when))
        .flatMap((step): readonly Step[] => {
          const text = filled(step.text, names);
          if (text === null) return [];
          const done = optional(step.done);
          const said = optional(step.said);
          const last = optional(step.last);
          return [
            {
              id: typeof step.text === 'string' ? step.text : step.text.text,
              text,
              who: step.who,
              why: optional(step.why),
              where: optional(step.where),
              open: step.open === undefined ? null : openAddress(step.open, first.evidence),
              minutes: step.minutes ?? null,
              see: optional(step.see),
              ...(done === null ? {} : { done }),
              ...(said === null ? {} : { said }),
              ...(last === null ? {} : { last }),
              ...(step.sign === undefined ? {} : { sign: step.sign }),
              ...(step.planned === undefined ? {} : { planned: step.planned }),
              ...(step.waits === undefined ? {} : { waits: step.waits }),
              ...(step.outside === undefined ? {} : { outside: step.outside }),
              ...(step.does === undefined ? {} : { does: step.does }),
              ...(step.perhaps === undefined ? {} : { perhaps: step.perhaps }),
              ...(isKnown(step.known) ? { known: true } : {}),
            },
          ];
        }),
  };
}

function blank(names: Placeholders): Placeholders {
  return Object.fromEntries(
    Object.entries(names).map(([name, value]) => [name, value ?? '…']),
  ) as Placeholders;
}

const sureness: readonly Confidence[] = ['certain', 'likely', 'possible'];

function surest(group: readonly Finding[]): Confidence {
  return (
    sureness.find((confidence) => group.some((finding) => finding.confidence === confidence)) ??
    'possible'
  );
}
