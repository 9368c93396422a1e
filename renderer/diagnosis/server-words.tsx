import { useTranslation } from 'react-i18next';
import { visibleText } from '../text/visible-text.ts';

/** Longer messages are cut here: the whole stands in the request's Preview. */
const limit = 600;

/** The server's own words, as text and nothing else. */
export function ServerWords({ message }: { readonly message: string | null }) {
  const { t } = useTranslation();
  if (message === null || message.trim() === '') return null;
  const whole = visibleText(message.trim());
  return (
    <figure className="server-words">
      <figcaption>{t('results.said')}</figcaption>
      <blockquote>{whole.length > limit ? `${whole.slice(0, limit)}…` : whole}</blockquote>
    </figure>
  );
}
