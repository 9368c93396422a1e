import {
  Award,
  CircleCheck,
  CircleX,
  DoorOpen,
  FileDown,
  GraduationCap,
  TriangleAlert,
} from 'lucide-react';
import { useId, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { shortened } from '../../shared/rules/field-fault.ts';
import { actors, type Actor } from '../../shared/rules/diagnosis.ts';
import { type ExamCase, examSize, pointsPerCase } from '../../shared/learn/exam/exam.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { generalText } from '../../shared/rules/cause-text.ts';
import { formatDay } from '../text/format.ts';
import { requestName } from '../requests/request-name.ts';
import { useFile } from '../store/file.ts';
import { useSettings } from '../store/settings.ts';
import { show, useWizard } from '../store/wizard.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { WhoChip } from '../widgets/who-chip.tsx';
import { visibleLine } from '../text/visible-text.ts';
import { actorsOf, whoKey } from '../text/words.ts';
import { type ExamJudgement, useExam } from '../store/exam.ts';
import {
  answerCase,
  isPassed,
  leaveExam,
  lessonsToRepeat,
  nextCase,
  pointsOf,
  pointsToPass,
  startExam,
} from './exam.ts';
import { openLesson } from './lesson-player.ts';
import { causes } from './lessons.ts';
import { saveCertificate } from './print.ts';
import { keepLearning } from './progress.ts';
import { Choices } from './question-form.tsx';

/** The exam: unseen failures, which the learner explains before the program does. */
export function ExamScreen() {
  const { t } = useTranslation('learn');
  const { exam } = useExam();
  const one = exam?.cases[exam.place];
  const leave = () => {
    leaveExam();
    show({ screen: 'learn' });
  };
  return (
    <div className={one === undefined ? 'stack exam-read' : 'stack'}>
      {exam?.own == null && <ScreenHeading key={exam?.place}>{t('exam.title')}</ScreenHeading>}
      {exam === null ? (
        <ExamDoor />
      ) : one === undefined ? (
        <ExamResult cases={exam.cases} judged={exam.judged} />
      ) : (
        <CaseForm key={one.seed} one={one} place={exam.place} />
      )}
      {exam !== null && (
        <Button className="button quiet-button" onPress={leave}>
          <DoorOpen aria-hidden />
          {t('exam.leave')}
        </Button>
      )}
    </div>
  );
}

function ExamDoor() {
  const { t } = useTranslation('learn');
  const region = useRegion();
  const exams = useSettings((state) => state.learning.exams);
  return (
    <>
      <p className="lead">{t('exam.lead', { cases: examSize })}</p>
      <p>{t('exam.rules', { enough: pointsToPass, of: examSize * pointsPerCase })}</p>
      <Button
        className="button primary"
        onPress={() => {
          startExam(Math.floor(Math.random() * 2 ** 31));
        }}
      >
        <GraduationCap aria-hidden />
        {t('exam.start')}
      </Button>
      {exams.length > 0 && (
        <section className="stack tight" aria-labelledby="exam-record">
          <h2 id="exam-record" className="small-heading">
            {t('exam.record')}
          </h2>
          <ul className="plain-list">
            {exams.slice(0, 5).map(({ at, points, of }) => (
              <li key={at} className="with-icon">
                {isPassed(points, of) ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
                {isPassed(points, of)
                  ? t('exam.passedOn', { date: formatDay(at, region), points, of })
                  : t('exam.failedOn', { date: formatDay(at, region), points, of })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Certificate />
    </>
  );
}

function CaseForm({ one, place }: { readonly one: ExamCase; readonly place: number }) {
  const { t } = useTranslation('learn');
  const { t: words } = useTranslation();
  const selected = useWizard((state) => state.selected.file);
  const row = useFile((state) => state.rows.find(({ index }) => index === selected));
  const own = useExam((state) => state.exam?.own ?? null);
  const [cause, setCause] = useState<string | null>(null);
  const [who, setWho] = useState<Actor | null>(null);
  if (own !== null) return <OwnAnswer one={one} own={own} />;
  const isReady = selected !== null && cause !== null && who !== null;
  const check = () => {
    if (isReady) answerCase({ request: selected, cause, who });
  };
  return (
    <>
      <h2 className="small-heading">{t('exam.case', { place: place + 1, all: examSize })}</h2>
      <p className="callout story">
        <TriangleAlert aria-hidden />
        <span>{one.story}</span>
      </p>
      <section className="stack tight" aria-labelledby="exam-request">
        <h3 id="exam-request">{t('exam.request')}</h3>
        <p className="picked" aria-live="polite">
          {row === undefined ? (
            t('exam.noRequest')
          ) : (
            <code>
              {row.method} {requestName(row)} · {row.status ?? '–'}
            </code>
          )}
        </p>
      </section>
      <Choices
        label={t('exam.meaning')}
        picked={cause}
        onPick={setCause}
        choices={one.choices.map((id) => ({ id, text: titleOf(id) }))}
      />
      <Choices
        label={t('question.who')}
        picked={who}
        onPick={(id) => {
          setWho(actors.find((actor) => actor === id) ?? null);
        }}
        choices={actors.map((id) => ({ id, text: words(whoKey[id]) }))}
      />
      <ScreenFooter>
        <p className="picked-request quiet">
          {row === undefined
            ? t('exam.noRequestYet')
            : t('exam.requestIs', {
                request: visibleLine(requestName(row)),
                status: row.status ?? '–',
              })}
        </p>
        <Button className="button primary" isDisabled={!isReady} onPress={check}>
          {t('exam.check')}
        </Button>
      </ScreenFooter>
    </>
  );
}

/** How the learner did, and what the program says. */
function OwnAnswer({ one, own }: { readonly one: ExamCase; readonly own: ExamJudgement }) {
  const { t } = useTranslation('learn');
  const { diagnosis } = own;
  const place = useExam((state) => state.exam?.place ?? 0);
  const parts = usePartsOf(one, own);
  return (
    <>
      <ScreenHeading key={one.seed}>{t('exam.judged', { place: place + 1 })}</ScreenHeading>
      <p>{t('exam.points', { points: pointsOf([own]), of: pointsPerCase })}</p>
      <ul className="plain-list">
        {parts.map(({ name, isRight, yours, correct }) => (
          <li key={name} className={isRight ? 'mark right' : 'mark wrong'}>
            {isRight ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
            <div>
              {isRight ? t('exam.right', { name }) : t('exam.wrong', { name })}
              <p className="mark-answer">{t('exam.yoursWas', { answer: yours })}</p>
              {!isRight && (
                <p className="mark-answer">{t('exam.correctIs', { answer: correct })}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <section className="card stack tight" aria-labelledby="own-answer">
        <h2 id="own-answer" className="small-heading">
          {t('exam.own')}
        </h2>
        <p>
          <strong>{diagnosis.title}</strong>
        </p>
        <p>{diagnosis.summary}</p>
        <div className="chips">
          {actorsOf(diagnosis).map((who) => (
            <WhoChip key={who} who={who} />
          ))}
        </div>
        {diagnosis.steps[0] !== undefined && (
          <p className="quiet">{t('exam.firstStep', { text: diagnosis.steps[0].text })}</p>
        )}
      </section>
      <ScreenFooter>
        <Button className="button primary" onPress={nextCase}>
          {place + 1 === examSize ? t('exam.toResult') : t('exam.nextCase')}
        </Button>
      </ScreenFooter>
    </>
  );
}

function ExamResult({
  cases,
  judged,
}: {
  readonly cases: readonly ExamCase[];
  readonly judged: readonly ExamJudgement[];
}) {
  const { t } = useTranslation('learn');
  const points = pointsOf(judged);
  const of = examSize * pointsPerCase;
  const lessons = lessonsToRepeat(judged);
  return (
    <>
      <section className="card stack tight" role="status">
        <Award aria-hidden className={isPassed(points, of) ? 'big-icon good' : 'big-icon'} />
        <h2>{isPassed(points, of) ? t('exam.passed') : t('exam.failed')}</h2>
        <p>{t('exam.points', { points, of })}</p>
        <p className="quiet">{t('exam.enough', { points: pointsToPass })}</p>
      </section>
      {lessons.length > 0 && (
        <section className="stack tight" aria-labelledby="exam-repeat">
          <h2 id="exam-repeat">{t('exam.repeat')}</h2>
          <ul className="plain-list">
            {lessons.map((ready) => (
              <li key={ready.lesson.id}>
                <Button
                  className="link-button"
                  onPress={() => {
                    openLesson(ready);
                  }}
                >
                  {ready.lesson.title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack tight" aria-labelledby="exam-answers">
        <h2 id="exam-answers">{t('exam.answers')}</h2>
        {judged.flatMap((one, place) => {
          const asked = cases[place];
          return asked === undefined
            ? []
            : [<AnsweredCase key={asked.seed} one={asked} own={one} place={place} />];
        })}
      </section>
      {isPassed(points, of) && <Certificate />}
      <ScreenFooter>
        <Button className="button primary" onPress={leaveExam}>
          {t('exam.again')}
        </Button>
      </ScreenFooter>
    </>
  );
}

/** What was asked of a case: the learner's answer to each, and the right one. */
function usePartsOf(one: ExamCase, { answer, mark, diagnosis }: ExamJudgement) {
  const { t } = useTranslation('learn');
  const { t: words } = useTranslation();
  const named = (index: number | undefined) => {
    const exchange = index === undefined ? undefined : one.exchanges[index];
    if (exchange === undefined) return '';
    const row = rowOf(exchange);
    return visibleLine(`${row.method} ${shortened(requestName(row))} · ${row.status ?? '–'}`);
  };
  const menders = actorsOf(diagnosis).map((who) => words(whoKey[who]));
  return [
    {
      name: t('exam.markRequest'),
      isRight: mark.request,
      yours: named(answer.request),
      correct: named(one.failed[0]),
    },
    {
      name: t('exam.markCause'),
      isRight: mark.cause,
      yours: titleOf(answer.cause),
      correct: titleOf(one.cause),
    },
    {
      name: t('exam.markWho'),
      isRight: mark.who,
      yours: words(whoKey[answer.who]),
      correct: menders.join(' · '),
    },
  ];
}

/** Each answer of a case beside the right one. */
function AnsweredCase({
  one,
  own,
  place,
}: {
  readonly one: ExamCase;
  readonly own: ExamJudgement;
  readonly place: number;
}) {
  const { t } = useTranslation('learn');
  const id = useId();
  const rows = usePartsOf(one, own);
  return (
    <article className="card stack tight" aria-labelledby={id}>
      <h3 id={id}>{t('exam.case', { place: place + 1, all: examSize })}</h3>
      <p className="quiet">{one.story}</p>
      <table className="answers" aria-labelledby={id}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('exam.yours')}</th>
            <th scope="col">{t('exam.correct')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, isRight, yours, correct }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={isRight ? 'right' : 'wrong'}>
                {isRight ? (
                  <CircleCheck aria-label={t('exam.isRight')} />
                ) : (
                  <CircleX aria-label={t('exam.isWrong')} />
                )}{' '}
                {yours}
              </td>
              <td>{correct}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

/** The certificate of the best exam that was passed. */
function Certificate() {
  const { t } = useTranslation('learn');
  const { exams, learner } = useSettings((state) => state.learning);
  const [name, setName] = useState(learner);
  const best = exams
    .filter(({ points, of }) => isPassed(points, of))
    .toSorted((a, b) => b.points / b.of - a.points / a.of)[0];
  if (best === undefined) return null;
  const save = () => {
    void keepLearning({ learner: name.trim() });
    void saveCertificate(name.trim(), best);
  };
  return (
    <section className="card stack tight" aria-labelledby="certificate">
      <h2 id="certificate" className="small-heading">
        {t('certificate.title')}
      </h2>
      <TextField className="text-field" value={name} onChange={setName} maxLength={80}>
        <Label className="field-label">{t('certificate.name')}</Label>
        <div className="field-box">
          <Input className="field-input" />
        </div>
      </TextField>
      <Button className="button" isDisabled={name.trim() === ''} onPress={save}>
        <FileDown aria-hidden />
        {t('certificate.save')}
      </Button>
    </section>
  );
}

function titleOf(cause: string): string {
  const found = causes.find(({ id }) => id === cause);
  return found === undefined ? cause : generalText(found.title);
}
