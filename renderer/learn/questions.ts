import { actors, type Actor } from '../../shared/rules/diagnosis.ts';
import { generalText } from '../../shared/rules/cause-text.ts';
import { mendersOf } from '../../shared/learn/guide-table.ts';
import type { LessonChoice, LessonStep } from '../../shared/learn/lesson.ts';
import type { GuideStatus } from '../../shared/learn/guide-table.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';

/** A question with its answers, ready to show. */
export interface Question {
  readonly question: string;
  readonly choices: readonly LessonChoice[];
}

/** The words that a question takes from the locale. */
interface QuestionWords {
  readonly status: (status: number) => string;
  readonly who: string;
  readonly actor: (actor: Actor) => string;
  readonly rightStatus: (inHalo: string) => string;
  /** `not`: what tells the right status from others; the rest is about what was chosen. */
  readonly wrongStatus: (not: string, status: number, name: string) => string;
  readonly rightWho: (step: string) => string;
  readonly wrongWho: (actor: Actor) => string;
}

/**
 * The question of a step; null where it asks none. Answers come from the guide's table and the
 * cause's steps, so they cannot grow stale.
 */
export function questionOf(
  ready: ReadyLesson,
  step: LessonStep,
  guide: readonly GuideStatus[],
  words: QuestionWords,
): Question | null {
  const { expect } = step;
  if (expect.event !== 'answer') return null;
  switch (expect.ask) {
    case 'own':
      return { question: expect.question, choices: expect.choices };
    case 'status':
      return statusQuestion(ready.lesson.about.status, guide, words);
    case 'who':
      return whoQuestion(ready, words);
  }
}

function statusQuestion(
  status: number,
  guide: readonly GuideStatus[],
  words: QuestionWords,
): Question {
  const at = guide.findIndex((row) => row.status === status);
  const others = [1, 3, 5].flatMap((step) => guide[(at + step) % guide.length] ?? []);
  const rows = guide.filter((row) => row.status === status || others.includes(row));
  return {
    question: words.status(status),
    choices: rows.map((row) => ({
      id: `s${row.status}`,
      text: row.meaning,
      right: row.status === status,
      feedback:
        row.status === status
          ? words.rightStatus(row.inHalo)
          : words.wrongStatus(
              rows.find((one) => one.status === status)?.not ?? '',
              row.status,
              row.name.toLowerCase(),
            ),
    })),
  };
}

function whoQuestion({ cause }: ReadyLesson, words: QuestionWords): Question {
  const menders = mendersOf(cause);
  const first = cause.steps.find(({ who }) => menders.includes(who))?.text ?? '';
  const step = generalText(first);
  return {
    question: words.who,
    choices: actors.map((actor) => ({
      id: actor,
      text: words.actor(actor),
      right: menders.includes(actor),
      feedback: menders.includes(actor) ? words.rightWho(step) : words.wrongWho(actor),
    })),
  };
}
