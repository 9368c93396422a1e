import { BadgeCheck, MessageCircleQuestionMark, Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** In place of Halo while none is open: how the program works. */
export function ClosedHalo() {
  const { t } = useTranslation();
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
