import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey, isMendedByOther } from '../../shared/fix/fingerprint.ts';
import { isUnanswered, mayPass, saidOf } from '../../shared/fix/walkthrough.ts';
import { failedStatus, keepChecked, outcomeOf } from '../store/fixes.ts';
import { useFingerprint, useRecord } from './use-fix.ts';
import { visibleLine } from '../text/visible-text.ts';
import { show } from '../store/wizard.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useReviewedRows, useSource } from '../store/sources.ts';
import { chooseAfterFile, dropAfterFile, useAfterFile } from '../store/after-file.ts';
import { useDropTaker } from '../store/drop-taker.ts';
import { Attempts } from './attempts.tsx';
import { finishFix } from '../actions/open-diagnosis.ts';
import { useUnproven } from './unproven.ts';
import { LookToo, UnprovenNote, VerdictPanel } from './verdict-panel.tsx';
import { fileHeadings } from './verdict-words.ts';

const leads = {
  change: { text: 'check.textLead', file: 'check.fileLead' },
  again: { text: 'check.textLeadAgain', file: 'check.fileLeadAgain' },
} as const;

/** A file can't be tried again: a second one, recorded after the change, is compared with it. */
export function CheckFile({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const key = diagnosisKey(diagnosis);
  const fingerprint = useFingerprint('file', diagnosis);
  const record = useRecord('file', key);
  const after = useAfterFile(({ file }) => (file?.key === key ? file : null));
  const verdict = after?.verdict ?? null;
  const isInPart = after?.isInPart === true;
  useEffect(() => {
    if (verdict === null) return;
    // No more comes in a file: that it does not hold what failed is all that this check will say.
    keepChecked('file', key, outcomeOf(verdict) ?? 'unproved', after?.decided ?? null);
  }, [after, key, verdict]);
  const judged = useRef<HTMLDivElement>(null);
  // Zoomed in, it stands below the edge of the window.
  useEffect(() => {
    if (after !== null) judged.current?.scrollIntoView({ block: 'nearest' });
  }, [after]);
  const isFixed = verdict?.kind === 'works';
  // A message holds no request that could be found again.
  const isText = useSource('file', ({ file }) => file?.summary.kind === 'text');
  const isChange = !mayPass(diagnosis) && !isUnanswered(diagnosis) && saidOf(diagnosis) === null;
  const rows = useReviewedRows('file');
  const last = diagnosis.entries.at(-1);
  const failedAt =
    rows.find(({ index }) => index === last)?.startedAt ?? record?.before?.at ?? null;
  // What was taken in is on its way: sent again it would be there twice.
  const isTakenIn = verdict?.kind === 'waiting' && verdict.near?.differs === 'accepted';
  const unproven = useUnproven(verdict);
  const finish = (outcome: 'fixed' | 'said') => {
    finishFix('file', key, outcome, after?.decided ?? null);
  };
  const wanted = { key, fingerprint, pace: diagnosis.pace ?? null, failedAt };
  const openNew = () => void chooseAfterFile(wanted);
  const takeDropped = useEffectEvent((file: File) => void dropAfterFile(wanted, file));
  useEffect(() => {
    useDropTaker.setState({
      take: (file) => {
        takeDropped(file);
      },
    });
    return () => {
      useDropTaker.setState({ take: null });
    };
  }, []);
  return (
    <div className="stack with-footer">
      <ScreenHeading>
        {t(verdict === null ? 'check.title' : fileHeadings[verdict.kind])}
      </ScreenHeading>
      {verdict !== null && (
        <div ref={judged}>
          <VerdictPanel
            verdict={verdict}
            isMended={isMendedByOther(fingerprint)}
            mayPass={mayPass(diagnosis)}
            isUnanswered={isUnanswered(diagnosis)}
            isChange={saidOf(diagnosis) === null}
            source="file"
            isInPart={isInPart}
            at={after?.decided?.at ?? null}
          />
        </div>
      )}
      {after !== null && (
        <p className="quiet">{t('check.fileName', { name: visibleLine(after.name) })}</p>
      )}
      {isInPart && <p>{t('check.filePart')}</p>}
      <UnprovenNote verdict={verdict} source="file" />
      {!isFixed && !isTakenIn && (
        <>
          <p className="lead">
            {t(leads[isChange ? 'change' : 'again'][isText ? 'text' : 'file'])}
          </p>
          <p>{diagnosis.verify}</p>
          <p>{t(isText ? 'check.textThen' : 'check.fileThen')}</p>
        </>
      )}
      {isFixed && <LookToo diagnosis={diagnosis} />}
      <Attempts
        before={record?.before ?? null}
        after={after?.decided ?? null}
        failedAs={diagnosis.status}
        stillAs={failedStatus(verdict, diagnosis)}
      />
      <ScreenFooter>
        {isFixed && (
          <Button
            className="button primary"
            onPress={() => {
              finish('fixed');
            }}
          >
            {t('check.done')}
          </Button>
        )}
        {unproven?.isQuestion === true && (
          // It answers a question, and is not to be the louder answer.
          <Button
            className="button"
            onPress={() => {
              finish('said');
            }}
          >
            {unproven.words}
          </Button>
        )}
        {!isFixed && (
          <Button
            className={unproven?.isQuestion === true ? 'button' : 'button primary'}
            onPress={openNew}
          >
            {t('check.openNew')}
          </Button>
        )}
        <div className="footer-links">
          {isFixed && (
            <Button className="link-button" onPress={openNew}>
              {t('check.openNew')}
            </Button>
          )}
          {unproven?.isQuestion === false && (
            <Button
              className="link-button"
              onPress={() => {
                finish('said');
              }}
            >
              {unproven.words}
            </Button>
          )}
          <Button
            className="link-button"
            onPress={() => {
              show({ screen: 'walkthrough', source: 'file', key });
            }}
          >
            {t('check.steps')}
          </Button>
        </div>
      </ScreenFooter>
    </div>
  );
}
