import { BadgeCheck, FileText, MessageCircleQuestionMark, Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWizard } from '../store/wizard.ts';

/**
 * The Halo tab while no Halo is open: how the program works, or why there is none beside a file.
 */
export function ClosedHalo() {
  const { t } = useTranslation();
  const source = useWizard((state) => state.source);
  if (source === 'file') {
    return (
      <div className="empty">
        <FileText aria-hidden className="big-icon" />
        <h2>{t('workspace.closed.fileTitle')}</h2>
        <p>{t('workspace.closed.fileText')}</p>
      </div>
    );
  }
  const steps = [
    { icon: Repeat, title: t('workspace.closed.do'), text: t('workspace.closed.doText') },
    {
      icon: MessageCircleQuestionMark,
      title: t('workspace.closed.why'),
      text: t('workspace.closed.whyText'),
    },
    { icon: BadgeCheck, title: t('workspace.closed.fix'), text: t('workspace.closed.fixText') },
  ];
  return (
    <div className="empty">
      <h2>{t('workspace.closed.title')}</h2>
      <ol className="how">
        {steps.map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <Icon aria-hidden />
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
