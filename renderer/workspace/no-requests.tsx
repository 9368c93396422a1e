import { ListTree } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export function NoRequests() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <ListTree aria-hidden className="big-icon" />
      <h2>{t('workspace.empty.title')}</h2>
      <p>{t('workspace.empty.text')}</p>
    </div>
  );
}
