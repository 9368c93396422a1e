import { type GuideStatus, plainText } from '../../shared/learn/guide-table.ts';
import type { HandoutPage } from '../../shared/learn/handout.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import type { StepWords } from './step-words.ts';

/** The words that a handout takes from the locale. */
export interface HandoutWords {
  readonly todo: string;
  readonly question: (question: string) => string;
  readonly meaning: string;
  readonly reasons: string;
  readonly steps: string;
  readonly remember: string;
  readonly customOnly: string;
  readonly who: (who: ReadyLesson['cause']['steps'][number]['who']) => string;
}

/**
 * A lesson on paper: what to do, and what is to be known about its cause, from the same files as
 * the screen.
 */
export function handoutPage(
  ready: ReadyLesson,
  guide: readonly GuideStatus[],
  words: HandoutWords,
  steps: Pick<StepWords, 'text' | 'question'>,
): HandoutPage {
  const { lesson, cause } = ready;
  const row = guide.find(({ status }) => status === lesson.about.status);
  return {
    title: lesson.title,
    lead: lesson.intro,
    blocks: [
      ...(row === undefined
        ? []
        : [
            {
              kind: 'text' as const,
              heading: `${row.status} ${row.name}`,
              text: [row.meaning, row.inHalo, ...(row.customOnly ? [words.customOnly] : [])].join(
                '\n',
              ),
            },
          ]),
      {
        kind: 'steps',
        heading: words.todo,
        items: lesson.steps.map((step) => {
          const question = steps.question(ready, step);
          return {
            text: steps.text(ready, step),
            note: question === null ? null : words.question(question.question),
          };
        }),
      },
      {
        kind: 'text',
        heading: words.meaning,
        text: `${plainText(cause.happened)}\n${plainText(cause.meaning)}`,
      },
      {
        kind: 'list',
        heading: words.reasons,
        items: cause.reasons.map(({ text }) => plainText(text)),
      },
      {
        kind: 'steps',
        heading: words.steps,
        items: cause.steps.map(({ text, who, where }) => ({
          text: plainText(text),
          note: [words.who(who), ...(where === undefined ? [] : [plainText(where)])].join(' · '),
        })),
      },
      { kind: 'text', heading: words.remember, text: lesson.lesson },
    ],
  };
}
