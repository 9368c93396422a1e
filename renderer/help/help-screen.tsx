import { ArrowRight, Info, Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  type HelpBlock,
  type HelpDoor,
  type HelpPage,
  searchHelp,
} from '../../shared/learn/help.ts';
import { show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { helpPages } from './help-pages.ts';
import './help.css';

/** The help: all pages with a search, or one of them. `page` that is none shows all. */
export function HelpScreen({ page }: { readonly page: string | null }) {
  const found = helpPages.find(({ id }) => id === page);
  return found === undefined ? <AllPages /> : <OnePage page={found} />;
}

function AllPages() {
  const { t } = useTranslation('help');
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words);
  const matches = useMemo(() => searchHelp(wanted, helpPages), [wanted]);
  return (
    <div className="stack">
      <div>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className="lead">{t('lead')}</p>
      </div>
      <SearchField className="text-field" value={words} onChange={setWords}>
        <Label className="field-label">{t('search')}</Label>
        <div className="field-box">
          <Search aria-hidden className="field-icon" />
          <Input className="field-input" placeholder={t('placeholder')} />
        </div>
      </SearchField>
      <p className="quiet" role="status">
        {matches.length === 0 ? t('nothing') : t('count', { count: matches.length })}
      </p>
      <ul className="plain-list">
        {matches.map(({ page, heading }) => (
          <li key={page.id}>
            <Button
              className="row-button"
              onPress={() => {
                show({ screen: 'help', page: page.id });
              }}
            >
              <span className="row-text">
                <strong>{page.title}</strong>
                {heading !== null && <span className="quiet">{heading}</span>}
              </span>
              <ArrowRight aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        className="button quiet-button"
        onPress={() => {
          show({ screen: 'about' });
        }}
      >
        <Info aria-hidden />
        {t('toAbout')}
      </Button>
    </div>
  );
}

function OnePage({ page }: { readonly page: HelpPage }) {
  const { t } = useTranslation('help');
  return (
    <article className="stack help-page">
      <ScreenHeading>{page.title}</ScreenHeading>
      {page.blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
      {page.door !== null && <Door door={page.door} />}
      <Button
        className="button quiet-button"
        onPress={() => {
          show({ screen: 'help', page: null });
        }}
      >
        {t('all')}
      </Button>
    </article>
  );
}

function Block({ block }: { readonly block: HelpBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'text':
      return <p>{block.text}</p>;
    case 'steps':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
  }
}

function Door({ door }: { readonly door: HelpDoor }) {
  const { t } = useTranslation('help');
  const words: Readonly<Record<HelpDoor, string>> = {
    start: t('open.start'),
    settings: t('open.settings'),
    packs: t('open.packs'),
    learn: t('open.learn'),
    reference: t('open.reference'),
    captures: t('open.captures'),
    compare: t('open.compare'),
    checkup: t('open.checkup'),
  };
  return (
    <Button
      className="button"
      onPress={() => {
        show({ screen: door });
      }}
    >
      {words[door]}
    </Button>
  );
}
