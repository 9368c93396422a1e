import { type RefObject, useEffect, useRef } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import type { LessonRun } from '../store/lesson-run.ts';
import { giveAnswer, pickAnswer } from './lesson-player.ts';
import { useStepWords } from './step-words.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';

/**
 * A question with one answer to pick. It is judged when the learner says so, so that the arrow keys
 * can look at all of them.
 */
export function QuestionForm({
  step,
  run,
}: {
  readonly run: LessonRun;
  readonly step: LessonStep;
}) {
  const { t } = useTranslation('learn');
  const answers = useRef<HTMLDivElement>(null);
  // However little room there is, the answers stand in it.
  useEffect(() => {
    answers.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const question = useStepWords().question(run.ready, step);
  if (question === null) return null;
  const choice = question.choices.find(({ id }) => id === run.picked);
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (choice !== undefined) giveAnswer(choice);
      }}
    >
      <Choices
        ref={answers}
        label={question.question}
        choices={question.choices}
        picked={run.picked}
        onPick={pickAnswer}
      />
      <ScreenFooter>
        <Button type="submit" className="button small primary" isDisabled={choice === undefined}>
          {t('question.answer')}
        </Button>
      </ScreenFooter>
    </form>
  );
}

interface ChoicesProps {
  readonly ref?: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly picked: string | null;
  readonly onPick: (id: string) => void;
  readonly isDisabled?: boolean;
}

export function Choices({ ref, label, choices, picked, onPick, isDisabled = false }: ChoicesProps) {
  return (
    <RadioGroup
      ref={ref ?? null}
      className="choices"
      value={picked}
      onChange={onPick}
      isDisabled={isDisabled}
    >
      <Label className="field-label">{label}</Label>
      {choices.map(({ id, text }) => (
        <Radio key={id} value={id} className="choice">
          <span className="choice-dot" />
          <span>{text}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
