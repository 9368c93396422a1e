import { Button } from 'react-aria-components';
import type { SiteQuestion } from '../../shared/ipc/site-question.ts';
import { answerQuestion } from '../store/question.ts';

interface QuestionFootProps {
  readonly question: SiteQuestion;
  /** The words of the button that answers nothing. */
  readonly none: string;
  /** The words of the button that sends the form. */
  readonly send: string;
}

/** The end of a form that answers a question of the site. */
export function QuestionFoot({ question, none, send }: QuestionFootProps) {
  return (
    <div className="question-foot">
      <Button
        className="button"
        onPress={() => {
          answerQuestion(question, null);
        }}
      >
        {none}
      </Button>
      <Button className="button primary" type="submit">
        {send}
      </Button>
    </div>
  );
}
