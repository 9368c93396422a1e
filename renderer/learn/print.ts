import i18next from 'i18next';
import { type Handout, handoutHtml } from '../../shared/learn/handout.ts';
import { neverCaptured, type Redacted } from '../../shared/redact/redacted.ts';
import type { ExamRecord } from '../../shared/learn/progress.ts';
import { formatDay, regionOf } from '../text/format.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { tellSaved } from '../actions/saved-file.ts';
import { attempt } from '../store/notices.ts';
import { useSettings } from '../store/settings.ts';
import { whoKey } from '../text/words.ts';
import { handoutPage } from './handouts.ts';
import { guide } from './lessons.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import { stepWords } from './step-words.ts';

/** Saves the handouts of some lessons as one PDF. */
export function printLessons(lessons: readonly ReadyLesson[]): Promise<boolean> {
  return save(titleOf(lessons), lessonPaper(lessons));
}

/** One lesson names the paper itself. */
function titleOf(lessons: readonly ReadyLesson[]): string {
  const [first] = lessons;
  return lessons.length === 1 && first !== undefined
    ? first.lesson.title
    : text('learn:handout.file');
}

/** The handouts of some lessons as one page for paper. */
export function lessonPaper(lessons: readonly ReadyLesson[]): Redacted {
  const words = {
    todo: text('learn:handout.todo'),
    question: (question: string) => text('learn:handout.question', { question }),
    meaning: text('learn:handout.meaning'),
    reasons: text('learn:guide.reasons'),
    steps: text('learn:guide.steps'),
    remember: text('learn:handout.remember'),
    customOnly: text('learn:guide.customOnlyText'),
    who: (who: keyof typeof whoKey) => text(whoKey[who]),
  };
  const steps = stepWords(i18next.getFixedT(null, 'learn'));
  return paper({
    kind: 'handout',
    lang: i18next.language,
    title: titleOf(lessons),
    pages: lessons.map((ready) => handoutPage(ready, guide, words, steps)),
    foot: text('learn:handout.foot'),
  });
}

/** Saves the certificate of an exam. */
export function saveCertificate(name: string, exam: ExamRecord): Promise<boolean> {
  const date = formatDay(exam.at, regionOf(i18next.language, navigator.languages));
  const finished = Object.values(useSettings.getState().learning.lessons).filter(
    ({ finishedAt }) => finishedAt !== null,
  ).length;
  return save(
    text('learn:certificate.file', { name }),
    paper({
      kind: 'certificate',
      lang: i18next.language,
      title: text('learn:certificate.title'),
      foot: text('learn:certificate.foot', { seed: String(exam.seed) }),
      pages: [
        {
          title: text('learn:certificate.title'),
          lead: text('learn:certificate.lead'),
          blocks: [
            {
              kind: 'text',
              heading: name,
              text: [
                text('learn:certificate.text'),
                text('learn:exam.points', { points: exam.points, of: exam.of }),
                text('learn:certificate.lessons', { count: finished }),
                date,
              ].join('\n'),
            },
          ],
        },
      ],
    }),
  );
}

/**
 * Handouts hold texts of the program and the learner's name, nothing that was captured: so there is
 * nothing to redact.
 */
const paper = (handout: Handout): Redacted => neverCaptured(handoutHtml(handout));

function save(name: string, html: Redacted): Promise<boolean> {
  return attempt(async () => {
    const saved = await call('report.save', { kind: 'pdf', name, parts: [html] });
    if (saved !== null) tellSaved(text('learn:handout.saved', { name: saved.name }), saved);
  }, text('learn:handout.failed'));
}
