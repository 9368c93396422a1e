import { Info } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../widgets/search-box.tsx';
import {
  type HelpBlock,
  type HelpDoor,
  type HelpPage,
  searchHelp,
} from '../../shared/learn/help.ts';
import { show, turn } from '../store/wizard.ts';
import { NothingFound } from '../widgets/nothing-found.tsx';
import { ReadingRoom, RoomList } from '../widgets/reading-room.tsx';
import { helpPages } from './help-pages.ts';
import './help.css';

/**
 * The help: its pages with a search, and one of them. `page` that is none, or that does not hold
 * the words which are looked for, gives way to the first that is listed.
 */
export function HelpScreen({ page }: { readonly page: string | null }) {
  const { t } = useTranslation('help');
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words);
  const matches = useMemo(() => searchHelp(wanted, helpPages), [wanted]);
  const shown = (matches.find((match) => match.page.id === page) ?? matches[0])?.page ?? null;
  return (
    <ReadingRoom
      title={t('title')}
      lead={t('lead')}
      pageLabel={shown?.title ?? t('title')}
      page={shown?.id ?? ''}
      list={
        <>
          <SearchBox
            label={t('search')}
            hint={t('placeholder')}
            value={words}
            onChange={setWords}
          />
          <p className="quiet" role="status">
            {t('count', { count: matches.length })}
          </p>
          <RoomList
            label={t('all')}
            chosen={shown?.id ?? null}
            onChoose={(id) => {
              turn({ screen: 'help', page: id });
            }}
            items={matches.map(({ page: { id, title }, heading }) => ({
              id,
              title,
              ...(heading === null ? {} : { note: heading }),
            }))}
          />
          <Button
            className="button quiet-button"
            onPress={() => {
              show({ screen: 'about' });
            }}
          >
            <Info aria-hidden />
            {t('toAbout')}
          </Button>
        </>
      }
    >
      {shown === null ? (
        <NothingFound
          text={t('nothing')}
          onShowAll={() => {
            setWords('');
          }}
        />
      ) : (
        <Page page={shown} />
      )}
    </ReadingRoom>
  );
}

function Page({ page }: { readonly page: HelpPage }) {
  return (
    <article className="stack help-page">
      <h2>{page.title}</h2>
      {page.blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
      {page.door !== null && <Door door={page.door} />}
    </article>
  );
}

function Block({ block }: { readonly block: HelpBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
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
