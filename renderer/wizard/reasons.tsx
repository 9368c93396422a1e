import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../shared/diagnosis.ts';
import type { Source } from './history.ts';
import { StepList } from './step-list.tsx';

/** Likely reasons, most likely first, with what tells one from the other and what to do where it is that one. */
export function Reasons({ reasons, source, problem }: { readonly reasons: readonly Reason[]; readonly source: Source; readonly problem: string }) {
  const { t } = useTranslation();
  if (reasons.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="reasons-heading">
      <h2 id="reasons-heading">{t('walkthrough.reasons')}</h2>
      <ol className="reasons">
        {reasons.map((reason) => (
          <li key={reason.text}>
            <p>{reason.text}</p>
            {reason.tell !== null && <p className="quiet">{t('walkthrough.tell', { text: reason.tell })}</p>}
            {reason.steps.length > 0 && (
              <Disclosure className="disclosure">
                <Heading level={3} className="disclosure-heading">
                  <Button slot="trigger" className="disclosure-button"><ChevronRight aria-hidden />{t('walkthrough.reasonSteps')}</Button>
                </Heading>
                <DisclosurePanel className="disclosure-panel">
                  <StepList steps={reason.steps} source={source} problem={`${problem}|${reason.text}`} heading={t('walkthrough.steps')} />
                </DisclosurePanel>
              </Disclosure>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
