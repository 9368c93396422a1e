import { KeyRound, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Heading, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SiteQuestion } from '../../shared/ipc/site-question.ts';
import { visibleLine } from '../text/visible-text.ts';
import { answerQuestion } from '../store/question.ts';
import { QuestionFoot } from './question-foot.tsx';

type SignInQuestion = Extract<SiteQuestion, { kind: 'sign-in' }>;

/**
 * A name and password for a server or proxy that asks through the browser itself. Nothing of it is
 * kept by us.
 */
export function SignInForm({ question }: { readonly question: SignInQuestion }) {
  const { t } = useTranslation('site');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const server = visibleLine(question.server);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answerQuestion(question, { kind: 'sign-in', name, password });
      }}
    >
      <Heading slot="title" className="question-title">
        <KeyRound aria-hidden />
        {question.isProxy ? t('signIn.titleProxy', { server }) : t('signIn.title', { server })}
      </Heading>
      <p>{question.isProxy ? t('signIn.leadProxy') : t('signIn.lead')}</p>
      {question.realm !== null && (
        <p className="quiet question-words">
          {t('signIn.realm', { realm: visibleLine(question.realm) })}
        </p>
      )}
      {question.isAgain && (
        <p className="callout warn" role="alert">
          <TriangleAlert aria-hidden />
          {t('signIn.again')}
        </p>
      )}
      <TextField
        className="text-field"
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        maxLength={1000}
      >
        <Label>{t('signIn.name')}</Label>
        <div className="field-box">
          <Input className="field-input" />
        </div>
      </TextField>
      <TextField
        className="text-field"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="off"
        maxLength={1000}
      >
        <Label>{t('signIn.password')}</Label>
        <div className="field-box">
          <Input className="field-input" />
        </div>
      </TextField>
      <p className="quiet">{t('signIn.kept')}</p>
      <QuestionFoot question={question} none={t('cancel')} send={t('signIn.send')} />
    </form>
  );
}
