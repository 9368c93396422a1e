import '../widgets/radio-card.css';
import { IdCard } from 'lucide-react';
import { useState } from 'react';
import { Heading, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SiteQuestion } from '../../shared/ipc/site-question.ts';
import { formatMoment } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';
import { answerQuestion } from '../store/question.ts';
import { QuestionFoot } from './question-foot.tsx';

type CertificateQuestion = Extract<SiteQuestion, { kind: 'certificate' }>;

/** Which certificate of this computer a server gets to see; none is as good an answer. */
export function CertificateForm({ question }: { readonly question: CertificateQuestion }) {
  const { t } = useTranslation('site');
  const region = useRegion();
  const [chosen, setChosen] = useState('0');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answerQuestion(question, { kind: 'certificate', certificate: Number(chosen) });
      }}
    >
      <Heading slot="title" className="question-title">
        <IdCard aria-hidden />
        {t('certificate.title', { server: visibleLine(question.server) })}
      </Heading>
      <p>{t('certificate.lead')}</p>
      <RadioGroup
        className="question-list"
        aria-label={t('certificate.list')}
        value={chosen}
        onChange={setChosen}
      >
        {question.certificates.map(({ subject, issuer, until }, place) => (
          <Radio key={place} className="radio-card question-choice" value={String(place)}>
            <span className="radio-dot" aria-hidden />
            <span className="question-words">
              <strong>{visibleLine(subject)}</strong>
              <span className="quiet">
                {t('certificate.from', {
                  issuer: visibleLine(issuer),
                  until: formatMoment(until, region),
                })}
              </span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <QuestionFoot question={question} none={t('certificate.none')} send={t('certificate.send')} />
    </form>
  );
}
