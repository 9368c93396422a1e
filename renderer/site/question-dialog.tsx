import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { SiteQuestion } from '../../shared/ipc/site-question.ts';
import { CertificateForm } from './certificate-form.tsx';
import { answerQuestion, useQuestion } from '../store/question.ts';
import { SignInForm } from './sign-in-form.tsx';
import './site.css';

/**
 * Open while a server asks something that only a person can answer. Escape answers "none of it".
 */
export function QuestionDialog() {
  const question = useQuestion((state) => state.question);
  return (
    <ModalOverlay
      className="question-overlay"
      isOpen={question !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen && question !== null) answerQuestion(question, null);
      }}
    >
      <Modal className="question-modal">
        {question !== null && (
          <Dialog key={question.id} className="question-dialog">
            <Question question={question} />
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

function Question({ question }: { readonly question: SiteQuestion }) {
  switch (question.kind) {
    case 'sign-in':
      return <SignInForm question={question} />;
    case 'certificate':
      return <CertificateForm question={question} />;
    default:
      return question satisfies never;
  }
}
