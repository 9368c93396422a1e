import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Block, Report } from '../../shared/report/report.ts';
import { isWholeFile, type Prepared, type ShareOptions } from './prepare.ts';
import type { Sharing } from '../store/share.ts';
import { TakenList } from './taken-list.tsx';

/** Characters of a recording that are shown. */
const shown = 60_000;

interface Props {
  readonly sharing: Sharing;
  readonly options: ShareOptions;
  readonly prepared: Prepared;
}

/** Exactly what goes, and what was taken out of it. */
export function Preview({ sharing, options, prepared }: Props) {
  const { t } = useTranslation('share');
  const isPage = options.form === 'pack' || options.form === 'pdf';
  return (
    <Tabs className="share-preview">
      <TabList className="tab-list" aria-label={t('previewTabs')}>
        <Tab id="preview" className="tab">
          {t('preview')}
        </Tab>
        <Tab id="taken" className="tab">
          {t('takenTab', { count: prepared.taken.length })}
        </Tab>
      </TabList>
      <TabPanel id="preview" className="share-panel">
        {prepared.report !== null && isPage ? (
          <Page report={prepared.report} />
        ) : (
          <PlainText text={prepared.parts.join('')} note={noteOf()} />
        )}
      </TabPanel>
      <TabPanel id="taken" className="share-panel">
        <TakenList taken={prepared.taken} />
      </TabPanel>
    </Tabs>
  );

  function noteOf(): string | null {
    if (options.form === 'both') return t('bothFiles');
    return isWholeFile(sharing, options) ? t('wholeFile') : null;
  }
}

function PlainText({ text, note }: { readonly text: string; readonly note: string | null }) {
  const { t } = useTranslation('share');
  return (
    <>
      {note !== null && <p className="callout share-note">{note}</p>}
      <pre className="share-text">{text.slice(0, shown)}</pre>
      {text.length > shown && <p className="quiet">{t('previewCut')}</p>}
    </>
  );
}

/** The report as the page shows it, from the same blocks. */
function Page({ report }: { readonly report: Report }) {
  const { t } = useTranslation('share');
  return (
    <article className="share-page">
      <h2>{report.title}</h2>
      <div className="share-summary">
        {report.summary.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {report.blocks.map((block) => (
        <section key={block.heading}>
          <h3>{block.heading}</h3>
          <Content block={block} />
        </section>
      ))}
      {report.picture !== null && (
        <figure>
          <figcaption>{report.picture.caption}</figcaption>
          <img alt={t('pictureAlt')} src={`data:image/jpeg;base64,${report.picture.data}`} />
        </figure>
      )}
    </article>
  );
}

function Content({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'quote':
      return <pre className="share-text">{block.text}</pre>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
    case 'pairs':
      return (
        <dl>
          {block.pairs.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
  }
}
