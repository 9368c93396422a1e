import { ChevronRight, TriangleAlert } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import type { ReadFile } from '../store/source.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import { say } from '../../shared/words/say.ts';

/** No more entries than this are listed; the number in the heading counts all. */
const limit = 50;

/**
 * The file itself: who made it, what was read, what could not be used and what it lacks. `read`:
 * requests or messages.
 */
export function FileFacts({ file, read }: { readonly file: ReadFile; readonly read: number }) {
  const { kind, creator, truncated, doctor, skipped, skippedCount } = file.summary;
  const { t } = useTranslation();
  const region = useRegion();
  const counts = useCounts();
  return (
    <section className="stack tight" aria-labelledby="file-facts-heading">
      <h2 id="file-facts-heading">{t('file.facts')}</h2>
      {truncated && (
        <p className="callout warn">
          <TriangleAlert aria-hidden />
          {t('file.truncated')}
        </p>
      )}
      <dl className="file-facts">
        <dt>{t('file.name')}</dt>
        <dd>{visibleLine(file.name)}</dd>
        {file.size !== null && (
          <>
            <dt>{t('file.size')}</dt>
            <dd>{formatBytes(file.size, region)}</dd>
          </>
        )}
        {kind === 'har' && (
          <>
            <dt>{t('file.creator')}</dt>
            <dd>{visibleLine(creator ?? t('file.unknownCreator'))}</dd>
          </>
        )}
        <dt>{t('file.read')}</dt>
        <dd>{kind === 'har' ? counts.requests(read) : counts.messages(read)}</dd>
      </dl>
      {doctor.length > 0 && (
        <>
          <h3>{t('file.notes')}</h3>
          <ul className="advice">
            {doctor.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      {skippedCount > 0 && (
        <Disclosure className="disclosure">
          <Heading level={3} className="disclosure-heading">
            <Button slot="trigger" className="disclosure-button">
              <ChevronRight aria-hidden />
              {t('file.skipped', { count: skippedCount })}
            </Button>
          </Heading>
          <DisclosurePanel className="disclosure-panel">
            <ul className="plain-list">
              {skipped.slice(0, limit).map(({ index, reason }) => (
                <li key={index}>
                  {t('file.skippedEntry', {
                    number: counts.shown(index),
                    reason: say(`har.skip.${reason}`),
                  })}
                </li>
              ))}
            </ul>
          </DisclosurePanel>
        </Disclosure>
      )}
    </section>
  );
}
