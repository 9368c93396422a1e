import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Suspicion, suspicionText } from '../../shared/rules/suspicion.ts';
import { showRequest } from '../store/wizard.ts';
import type { Source } from '../store/source.ts';
import { visibleLine } from '../text/visible-text.ts';

/** No more are listed: the rest stands in the table. */
const limit = 12;

/** Answers that are no failure, and deserve a look. */
export function SuspicionList({
  suspicions,
  source,
  heading,
}: {
  readonly suspicions: readonly Suspicion[];
  readonly source: Source;
  readonly heading: string;
}) {
  const { t } = useTranslation();
  if (suspicions.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="suspicions-heading">
      <h2 id="suspicions-heading" className="small-heading">
        {heading}
      </h2>
      <ul className="plain-list suspicions">
        {suspicions.slice(0, limit).map((suspicion) => {
          const { kind, method, route, entries } = suspicion;
          const [first] = entries;
          return (
            <li key={`${kind} ${method} ${route}`} className="callout warn">
              <TriangleAlert aria-hidden />
              <span>
                {visibleLine(suspicionText(suspicion))}{' '}
                {first !== undefined && (
                  <Button
                    className="link-button"
                    onPress={() => {
                      showRequest(source, first);
                    }}
                  >
                    {t('nothing.see')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
