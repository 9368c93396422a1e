import { isHaloLimit, type Limits } from './limits.ts';
import type { HiddenFailure } from './rows.ts';
import type { Message } from './message.ts';
import { statusInText, statusInWords } from './named-status.ts';
import type { Server } from './server.ts';
import { isIntegratorLine, isRemoteText, type Vendor, vendorInText } from './third-party.ts';

/** All that tells whose refusal an answer is. */
export interface Answer {
  readonly source: 'traffic' | 'text';
  /** 400 and above, below 300 for a failure inside a success; null where a text tells none. */
  readonly wireStatus: number | null;
  readonly message: Message;
  readonly server: Server;
  readonly limits: Limits;
  readonly hidden: HiddenFailure | null;
  /** Whom the address speaks of. */
  readonly vendor: Vendor | null;
  /** The route tests or uses a mailbox: a mail server answers behind it. */
  readonly isMail: boolean;
  /** The third party that a sent record asks Halo to pass it on to; '' where it names none. */
  readonly sync: string | null;
  /** A pasted line says that Halo was asked. */
  readonly namesHalo: boolean;
}

/** Whose failure it is, and by which status. */
export interface Party {
  /** null where neither the wire nor the words name one. */
  readonly status: number | null;
  /** `sure` where the words tell, `route` where only the address does, `no`: Halo's own. */
  readonly thirdParty: 'sure' | 'route' | 'no';
  readonly integration: string | null;
  /** Words stand for the status, and no number does: texts must not say it. */
  readonly isInferred?: boolean;
}

/** What the rules below ask about, worked out once. */
interface Clues {
  readonly answer: Answer;
  readonly wire: number | null;
  /** The route passes on what a third party says. */
  readonly calls: boolean;
  readonly named: string | null;
  /** Whom it concerns, if anybody. */
  readonly whom: string | null;
  readonly status: number | null;
  readonly words: number | null;
  /** The words prove that Halo called somebody. */
  readonly remote: boolean;
}

interface PartyRule {
  readonly name: string;
  readonly when: (clues: Clues) => boolean;
  readonly party: (clues: Clues) => Party;
}

const own = ({ answer, wire, calls, whom }: Clues): Party => ({
  status: wire ?? statusInText(answer.message.said),
  thirdParty: 'no',
  integration: calls ? whom : null,
});
const others =
  (status: (clues: Clues) => number | null, thirdParty: 'sure' | 'route' = 'sure') =>
  (clues: Clues): Party => ({
    status: status(clues),
    thirdParty,
    integration: clues.answer.limits.problem === null ? clues.whom : (clues.whom ?? 'Xero'),
  });

/**
 * The first rule that holds decides. Routes under /IntegrationData pass the third party's status
 * on; other routes only where the words prove that Halo called somebody. Halo checks a call under
 * /IntegrationData itself before it asks anybody: its own answers there are a bare string, a .NET
 * exception, a list of fields or nothing, so an object of another make is the third party's.
 */
export const partyRules: readonly PartyRule[] = [
  {
    name: "Halo's own limit, and a page of what stands in front of Halo",
    // A page with 401 on a route that passes refusals on is another system's sign-in page.
    when: ({ answer, calls, wire }) =>
      (answer.server === 'proxy' && !(calls && wire === 401)) || isHaloLimit(answer.message.said),
    party: own,
  },
  {
    name: 'a line that says that Halo was asked',
    when: ({ answer, calls, named }) =>
      answer.namesHalo && !calls && !answer.isMail && named === null,
    party: own,
  },
  {
    name: 'a status that the words name',
    when: ({ status, remote, calls, named, answer }) =>
      status !== null && (remote || calls || named !== null || answer.sync !== null),
    party: others(({ status }) => status),
  },
  {
    name: 'words that stand for a status',
    when: (clues) =>
      clues.words !== null &&
      (isWrapped(clues.wire) || (clues.wire === 403 && clues.words === 429)) &&
      wordsCount(clues),
    party: (clues) => ({ ...others(({ words }) => words)(clues), isInferred: true }),
  },
  {
    name: "a mail server's words",
    when: ({ answer }) => answer.isMail && mailWords.test(answer.message.said.slice(0, 2000)),
    party: others(({ words, wire }) => words ?? wire),
  },
  {
    name: 'words of a program that called another',
    when: ({ remote }) => remote,
    party: others(({ wire, words }) => wire ?? words),
  },
  {
    name: "an error of another system's make",
    when: ({ calls, answer, wire }) =>
      (calls || answer.sync !== null || answer.isMail) &&
      (wire ?? 400) >= 400 &&
      answer.message.form === 'other',
    party: others(({ wire, status }) => wire ?? status),
  },
  {
    name: 'a refusal without words on a route that passes refusals on',
    when: ({ calls, wire }) => calls && (wire === 401 || wire === 403 || wire === 429),
    party: others(({ wire }) => wire, 'route'),
  },
  {
    name: 'a limit hit while a record is passed on',
    when: ({ wire, answer, named }) => wire === 429 && (answer.sync !== null || named !== null),
    party: (clues) => others(({ wire }) => wire, clues.named === null ? 'route' : 'sure')(clues),
  },
];

/** Whose failure an answer tells of. */
export function partyOf(answer: Answer): Party {
  const clues = cluesOf(answer);
  const rule = partyRules.find(({ when }) => when(clues));
  return rule === undefined ? own(clues) : rule.party(clues);
}

/** Name of the rule that decides, for tests; null where the answer is Halo's own by default. */
export function partyRuleOf(answer: Answer): string | null {
  const clues = cluesOf(answer);
  return partyRules.find(({ when }) => when(clues))?.name ?? null;
}

function cluesOf(answer: Answer): Clues {
  const { message, hidden, sync, vendor, wireStatus: wire, limits } = answer;
  const calls = vendor?.calls === true;
  const named = answer.namesHalo
    ? null
    : (vendorInText(message.said) ?? vendorInText(message.around));
  const status = statusInText(message.said) ?? (message.status === wire ? null : message.status);
  return {
    answer,
    wire,
    calls,
    named,
    whom: hidden?.integration ?? (vendor?.name || null) ?? named ?? (sync || null),
    status,
    words: statusInWords(message.said) ?? permissionInWords(message),
    remote:
      (answer.source === 'text' ? isIntegratorLine : isRemoteText)(message.said) ||
      limits.problem !== null ||
      hidden?.thirdParty === true,
  };
}

/** Halo says the same of its own agents, but never in an object of another system's make. */
function permissionInWords({ form, said }: Message): number | null {
  return form === 'other' && /\bdo(?:es)? not have (?:the )?(?:\w+ )?permissions?\b/i.test(said)
    ? 403
    : null;
}

/** Reply codes of SMTP (RFC 5321, RFC 3463) and the words of IMAP and POP3. */
const mailWords =
  /\b[45]\d\d[ :-]{1,3}[45]\.\d{1,3}\.\d{1,3}|\b(smtp|imap|pop3)\b|\b(login|authenticate) failed/i;

/** Halo wraps what a third party says in one of these, or in a success. */
function isWrapped(status: number | null): boolean {
  return status === null || status < 300 || [400, 500, 502, 503].includes(status);
}

function wordsCount({ calls, remote, named, words, answer }: Clues): boolean {
  if (calls || remote || answer.sync !== null) return true;
  if (answer.isMail && answer.message.form === 'other') return true;
  return named !== null && (words === 429 || isThirdPartyRefusal(answer.message.said));
}

/**
 * Codes of third parties, and HTTP's own words: Halo writes whole sentences about what an agent may
 * not do.
 */
function isThirdPartyRefusal(said: string): boolean {
  return /\bAADSTS\d+|authorization_requestdenied|insufficient privileges|invalid_grant|token ?(has )?expired|\bunauthori[sz]ed\b|\bforbidden\b/i.test(
    said.slice(0, 4000),
  );
}
