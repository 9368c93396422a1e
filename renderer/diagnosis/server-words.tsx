import { useTranslation } from 'react-i18next';
import { visibleText } from '../text/visible-text.ts';

/** Longer messages are cut here: the whole stands in the request's Preview. */
const limit = 600;

interface ServerWordsProps {
  readonly message: string | null;
  /** Whose words they are; left out for the server that answered. */
  readonly by?: string | null;
  /** They stood in a message that somebody passed on: whose they are is not known. */
  readonly isPassedOn?: boolean;
}

/** The server's own words, another system's or a message's, as text and nothing else. */
export function ServerWords({ message, by = null, isPassedOn = false }: ServerWordsProps) {
  const { t } = useTranslation();
  if (message === null || message.trim() === '') return null;
  const whole = visibleText(message.trim());
  return (
    <figure className="server-words">
      <figcaption>
        {by === null
          ? t(isPassedOn ? 'results.told' : 'results.said')
          : t('results.saidBy', { name: by })}
      </figcaption>
      <blockquote>{whole.length > limit ? `${whole.slice(0, limit)}…` : whole}</blockquote>
    </figure>
  );
}
