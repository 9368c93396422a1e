import { randomUUID } from 'node:crypto';
import type { SiteAnswer, SiteQuestion } from '../../shared/ipc/site-question.ts';

type Without<Q> = Q extends unknown ? Omit<Q, 'id'> : never;
/** A question before it has its id. */
export type NewQuestion = Without<SiteQuestion>;

interface Waiting {
  readonly question: SiteQuestion;
  readonly asker: object;
  readonly answer: Promise<SiteAnswer>;
  readonly settle: (answer: SiteAnswer) => void;
}

/** A page that asks without end is not heard to the end. */
const mostWaiting = 5;
/** So many times in a row the person may say no before pages are not heard any more. */
const mostRefusals = 3;
/** A question nobody answers must not hold a request for ever, in milliseconds. */
const patience = 5 * 60_000;
const longestWords = 300;

/**
 * Questions of servers to the person at the window: one is shown at a time, the others wait in
 * order.
 */
export class SiteQuestions {
  readonly #shown: (question: SiteQuestion | null) => void;
  #waiting: readonly Waiting[] = [];
  #told: SiteQuestion | null = null;
  /** Servers that the person told no, by page: each picture of the page would ask again. */
  readonly #declined = new WeakMap<object, ReadonlySet<string>>();

  #refusals = 0;

  /** `shown` hears which question stands in the window now. */
  constructor(shown: (question: SiteQuestion | null) => void) {
    this.#shown = shown;
  }

  current(): SiteQuestion | null {
    return this.#waiting[0]?.question ?? null;
  }

  /**
   * Resolves with the answer; with null where the person cancels or did so before on this page,
   * nobody answers, the asker is gone, or too many wait already. Several requests of a page that
   * want the same share one question.
   */
  ask(asker: object, asked: NewQuestion): Promise<SiteAnswer> {
    const same = this.#waiting.find(
      (one) => one.asker === asker && nameOf(one.question) === nameOf(asked),
    );
    if (same !== undefined) return same.answer;
    if (
      this.#waiting.length >= mostWaiting ||
      this.#refusals >= mostRefusals ||
      this.#declined.get(asker)?.has(nameOf(asked)) === true
    )
      return Promise.resolve(null);
    const question = cut({ ...asked, id: randomUUID() });
    const { promise: answer, resolve } = withResolver();
    const timer = setTimeout(() => this.answer(question.id, null), patience);
    const settle = (settled: SiteAnswer): void => {
      clearTimeout(timer);
      resolve(settled);
    };
    this.#waiting = [...this.#waiting, { question, asker, answer, settle }];
    this.#tell();
    return answer;
  }

  /** Answers a question; one that is gone, or an answer of another kind, counts as "none of it". */
  answer(id: string, answer: SiteAnswer): void {
    const one = this.#waiting.find(({ question }) => question.id === id);
    if (one === undefined) return;
    this.#refusals = answer === null ? this.#refusals + 1 : 0;
    if (answer === null)
      this.#declined.set(
        one.asker,
        new Set([...(this.#declined.get(one.asker) ?? []), nameOf(one.question)]),
      );
    this.#end((other) => other === one, answer);
  }

  /** The person clicked or typed in a page: what it asks now may be meant. */
  acted(): void {
    this.#refusals = 0;
  }

  /**
   * The page is closed or left: nobody waits for the answer any more, and the next page may ask
   * anew.
   */
  drop(asker: object): void {
    this.#declined.delete(asker);
    this.#end((one) => one.asker === asker, null);
  }

  #end(isMeant: (one: Waiting) => boolean, answer: SiteAnswer): void {
    const ended = this.#waiting.filter(isMeant);
    if (ended.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !isMeant(one));
    for (const { question, settle } of ended)
      settle(answer?.kind === question.kind ? answer : null);
    this.#tell();
  }

  #tell(): void {
    const now = this.current();
    if (now === this.#told) return;
    this.#told = now;
    this.#shown(now);
  }
}

/** What makes two questions of a page the same. */
function nameOf(question: NewQuestion): string {
  return `${question.kind} ${question.server}`;
}

function withResolver(): {
  readonly promise: Promise<SiteAnswer>;
  readonly resolve: (answer: SiteAnswer) => void;
} {
  let resolve: (answer: SiteAnswer) => void = () => undefined;
  const promise = new Promise<SiteAnswer>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function cut(question: SiteQuestion): SiteQuestion {
  const short = (words: string) => words.slice(0, longestWords);
  switch (question.kind) {
    case 'sign-in':
      return {
        ...question,
        server: short(question.server),
        realm: question.realm === null ? null : short(question.realm),
      };
    case 'certificate':
      return {
        ...question,
        server: short(question.server),
        certificates: question.certificates.map(({ subject, issuer, until }) => ({
          subject: short(subject),
          issuer: short(issuer),
          until,
        })),
      };
    default:
      return question satisfies never;
  }
}
