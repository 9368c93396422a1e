import { SearchX } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface NothingFoundProps {
  /** What holds none of the words. */
  readonly text: string;
  /** Takes the words away. */
  readonly onShowAll: () => void;
}

/** In place of the page that would be read: no item of the list holds the words. */
export function NothingFound({ text, onShowAll }: NothingFoundProps) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <SearchX aria-hidden className="big-icon" />
      <h2>{t('nothingFound.title')}</h2>
      <p>{text}</p>
      <Button className="button" onPress={onShowAll}>
        {t('nothingFound.all')}
      </Button>
    </div>
  );
}
