import { ClipboardCopy, FileDown, FileText } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type ReportForm, saveReport } from './save-report.ts';

/** The id of its heading, which the summary at the top leads to. */
export const reportHeading = 'checkup-report';

/** The whole check-up as a page, a PDF or text, without secrets and personal details. */
export function CheckupReportButtons() {
  const { t } = useTranslation('checkup');
  const button = (form: ReportForm, Icon: typeof FileText) => (
    <Button className="button" onPress={() => void saveReport(form)}>
      <Icon aria-hidden />
      {t(`report.${form}`)}
    </Button>
  );
  return (
    <section className="stack tight" aria-label={t('report.heading')}>
      <h2 id={reportHeading} tabIndex={-1}>
        {t('report.heading')}
      </h2>
      <p className="quiet">{t('report.lead')}</p>
      <div className="button-row">
        {button('html', FileText)}
        {button('pdf', FileDown)}
        {button('copy', ClipboardCopy)}
      </div>
    </section>
  );
}
