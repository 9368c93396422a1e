import { useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../shared/compare/comparison.ts';
import { readOpened } from '../actions/open-file.ts';
import { useComparison } from '../store/comparison.ts';
import { visibleText } from '../text/visible-text.ts';

/** The difference that decides in one sentence, then all of them as a list that can be searched. */
export function Differences({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('compare');
  const broken = useComparison((state) => state.broken);
  const [query, setQuery] = useState('');
  const { first, differences, match, comparable } = comparison;
  const words = query.toLowerCase().trim();
  const shown = differences.filter(({ text }) => text.toLowerCase().includes(words));
  return (
    <section className="stack" aria-labelledby="first-difference">
      <h2 id="first-difference">{first === null ? t('noDifference') : t('first')}</h2>
      <p className="callout" role="status">
        {visibleText(comparison.text)}
      </p>
      {comparable && <p className="quiet">{t('match', match)}</p>}
      {first !== null && broken !== null && 'url' in broken.input && (
        <OpenBroken input={broken.input} explains={first.cause !== null} />
      )}
      {differences.length > 1 && (
        <>
          <h3>{t('all', { count: differences.length })}</h3>
          <SearchField className="text-field" value={query} onChange={setQuery}>
            <Label className="field-label">{t('search')}</Label>
            <div className="field-box">
              <Input className="field-input" />
            </div>
          </SearchField>
          <ol className="plain-list cards" aria-label={t('all', { count: differences.length })}>
            {shown.map((difference, at) => (
              <li className="card stack tight" key={`${at} ${difference.text}`}>
                <span className="quiet">{t(`kind.${difference.kind}`)}</span>
                <span>{visibleText(difference.text)}</span>
              </li>
            ))}
          </ol>
          {shown.length === 0 && (
            <p className="quiet" role="status">
              {t('noMatch')}
            </p>
          )}
        </>
      )}
    </section>
  );
}

type Opened = Parameters<typeof readOpened>[0];

function OpenBroken({ input, explains }: { readonly input: Opened; readonly explains: boolean }) {
  const { t } = useTranslation('compare');
  return (
    <Button
      className={explains ? 'button primary' : 'button'}
      onPress={() => {
        readOpened(input);
      }}
    >
      {explains ? t('explain') : t('open')}
    </Button>
  );
}
