import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { attempt } from '../store/notices.ts';

/**
 * The licences of what this program is made of. They are long, so they are read only when somebody
 * asks.
 */
export function Licences() {
  const { t } = useTranslation('about');
  const [text, setText] = useState<string | null>(null);
  const read = () =>
    attempt(async () => {
      const answer = await fetch('/notices.txt');
      if (!answer.ok) throw new Error(`notices.txt: ${answer.status}`);
      setText(await answer.text());
    }, t('licencesFailed'));
  return (
    <div className="stack tight">
      <h2 id="about-licences">{t('licences')}</h2>
      <p>{t('licencesText')}</p>
      {text === null ? (
        <Button className="button" onPress={() => void read()}>
          {t('showLicences')}
        </Button>
      ) : (
        <pre className="about-text" tabIndex={0} role="region" aria-labelledby="about-licences">
          {text}
        </pre>
      )}
    </div>
  );
}
