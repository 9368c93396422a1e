import type { GuideStatus } from '../../shared/learn/guide-table.ts';
import { addressOf } from '../../shared/rules/address.ts';
import { type Condition, factNames, type Text } from '../../shared/rules/cause.ts';
import { formsOf, generalText } from '../../shared/rules/cause-text.ts';
import { compiled, type Facts } from '../../shared/rules/condition.ts';
import { vendorOfAddress } from '../../shared/rules/third-party.ts';
import type { HandoutPage } from '../../shared/learn/handout.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import type { StepWords } from './step-words.ts';

/** The words that a handout takes from the locale. */
interface HandoutWords {
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
  const paper = paperOf(ready);
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
        text: `${paper.text(cause.happened)}\n${paper.text(cause.meaning)}`,
      },
      {
        kind: 'list',
        heading: words.reasons,
        items: cause.reasons.filter(paper.fits).map(({ text }) => paper.text(text)),
      },
      {
        kind: 'steps',
        heading: words.steps,
        items: cause.steps.filter(paper.fits).map(({ text, who, where }) => ({
          text: paper.text(text),
          note: [words.who(who), ...(where === undefined ? [] : [paper.text(where)])].join(' · '),
        })),
      },
      { kind: 'text', heading: words.remember, text: lesson.lesson },
    ],
  };
}

/** What of a cause belongs to this lesson: the system that it is about, and no other. */
function paperOf(ready: ReadyLesson): {
  readonly fits: (part: { readonly when?: Condition | undefined }) => boolean;
  readonly text: (text: Text) => string;
} {
  const { agent, fails } = ready.scenario;
  const integration = integrationOf(ready);
  const unknown = Object.fromEntries(factNames.map((name) => [name, null])) as unknown as Facts;
  const account = agent === null ? null : 'person';
  const facts: Facts = { ...unknown, said: null, integration, account, method: fails.method };
  return {
    // What cannot be told stays.
    fits: ({ when }) => when === undefined || compiled(when)(facts) !== false,
    text: (text) =>
      formsOf(text)
        .map((form) => form.replaceAll('{integration}', integration ?? '{}'))
        .find((form) => !form.includes('{')) ?? generalText(text),
  };
}

/**
 * The other system that a lesson is about: the one that its call speaks of, else, where another
 * system refuses, the one on whose page it is mended.
 */
function integrationOf({ scenario: { fails, mend }, cause }: ReadyLesson): string | null {
  const asked = vendorOfAddress(addressOf(fails.path))?.name || null;
  if (asked !== null || !cause.id.startsWith('integration-')) return asked;
  for (const action of mend) {
    const page =
      action.do === 'visit' ? /^\/config\/integrations\/(\w+)/.exec(action.path)?.[1] : undefined;
    const name =
      page === undefined
        ? ''
        : vendorOfAddress(addressOf(`/api/IntegrationData/Get/${page}`))?.name;
    if (name !== undefined && name !== '') return name;
  }
  return null;
}
