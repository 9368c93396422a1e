import { OctagonAlert, Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { changeFix } from '../store/fixes.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { SeenBefore } from '../diagnosis/seen-before.tsx';
import { useDiagnosis, useWalkthrough } from './use-fix.ts';
import { ShareButton } from '../share/share-button.tsx';
import { show, showRequest } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { AskSomebody } from '../diagnosis/ask-somebody.tsx';
import { Batches } from './batches.tsx';
import { DiagnosisChips } from '../diagnosis/diagnosis-chips.tsx';
import type { Source } from '../store/source.ts';
import { openLink, startCheck } from '../actions/open-diagnosis.ts';
import { Reasons } from '../diagnosis/reasons.tsx';
import { OtherSystem } from '../diagnosis/other-system.tsx';
import { ServerWords } from '../diagnosis/server-words.tsx';
import { ExplainedBefore } from './explained-before.tsx';
import { StepList } from './step-list.tsx';
import { Watched } from './watched.tsx';

/** Leads through the fix of one problem, with its request beside it. */
export function WalkthroughScreen({
  source,
  diagnosisKey: key,
}: {
  readonly source: Source;
  readonly diagnosisKey: string;
}) {
  const { t } = useTranslation();
  const diagnosis = useDiagnosis(source, key);
  if (diagnosis === null) {
    return (
      <div className="stack">
        <ScreenHeading>{t('walkthrough.gone')}</ScreenHeading>
        <Button
          className="button"
          onPress={() => {
            show({ screen: 'results', source });
          }}
        >
          {t('walkthrough.toResults')}
        </Button>
      </div>
    );
  }
  return <Walkthrough key={key} diagnosis={diagnosis} source={source} />;
}

function Walkthrough({
  diagnosis,
  source,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const first = diagnosis.entries[0];
  const key = diagnosisKey(diagnosis);
  const walkthrough = useWalkthrough(source, diagnosis);
  return (
    <div className="stack">
      <div className="stack tight">
        <ScreenHeading>{diagnosis.title}</ScreenHeading>
        <DiagnosisChips diagnosis={diagnosis} source={source} />
      </div>
      <ExplainedBefore source={source} diagnosisKey={key} />
      <p className="lead">{diagnosis.summary}</p>
      {source === 'live' && <Watched diagnosis={diagnosis} />}
      <SeenBefore diagnosis={diagnosis} source={source} />
      <ServerWords message={diagnosis.message} />
      {source === 'live' && <OtherSystem diagnosis={diagnosis} />}
      <div className="button-row">
        {first !== undefined && (
          <Button
            className="button"
            onPress={() => {
              showRequest(source, first);
            }}
          >
            <Search aria-hidden />
            {t('walkthrough.evidence')}
          </Button>
        )}
        <ShareButton diagnosis={diagnosis} source={source} />
        <CompareButton source={source} />
      </div>
      <Reasons walkthrough={walkthrough} source={source} diagnosisKey={key} />
      <StepList walkthrough={walkthrough} source={source} diagnosisKey={key} />
      <Batches diagnosis={diagnosis} source={source} />
      {diagnosis.warnings.length > 0 && (
        <section className="stack tight" aria-labelledby="warnings-heading">
          <h2 id="warnings-heading">{t('walkthrough.warnings')}</h2>
          {diagnosis.warnings.map((warning) => (
            <p key={warning} className="callout warn">
              <OctagonAlert aria-hidden />
              {warning}
            </p>
          ))}
        </section>
      )}
      <section className="stack tight" aria-labelledby="verify-heading">
        <h2 id="verify-heading">{t('walkthrough.verify')}</h2>
        <p>{diagnosis.verify}</p>
        <div className="button-row">
          <Button
            className="button primary"
            onPress={() => {
              startCheck(source, diagnosis);
            }}
          >
            {t('walkthrough.check')}
          </Button>
          <Button
            className="button"
            onPress={() => {
              leave(source, key);
            }}
          >
            {t('walkthrough.finish')}
          </Button>
        </div>
      </section>
      {diagnosis.ask !== null && <AskSomebody request={diagnosis.ask} />}
      {diagnosis.links.length > 0 && (
        <section className="stack tight" aria-labelledby="links-heading">
          <h2 id="links-heading">{t('walkthrough.links')}</h2>
          <ul className="plain-list">
            {diagnosis.links.map((link) => (
              <li key={link.url}>
                <Button
                  className="link-button"
                  onPress={() => {
                    openLink(link.url);
                  }}
                >
                  {link.text}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Ends the walkthrough without proof; it can be gone on with from the history. */
function leave(source: Source, key: string): void {
  changeFix(source, key, { outcome: 'left' });
  show({ screen: 'done', source, key, worked: false });
}
