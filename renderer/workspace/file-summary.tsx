import { AppWindow, FileText, ListTree, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import type { ReadFile } from '../store/source.ts';
import { useSite } from '../store/site.ts';
import { useSource } from '../store/sources.ts';
import { askForRequests, showHalo } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { Fold } from '../widgets/fold.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { say } from '../../shared/words/say.ts';

/** No more entries than this are listed; the number in the heading counts all. */
const limit = 50;

/**
 * In place of Halo while a file is looked at: who made it, what was read, what could not be used and
 * what it lacks. Its requests are one press away.
 */
export function FileSummary({ file }: { readonly file: ReadFile }) {
  const { kind, creator, truncated, skipped, skippedCount } = file.summary;
  // It stands above all else, with what to do about it where that is known.
  const endsEarly = say('doctor.truncated');
  // What looks wrong though nothing failed is what the recording was sent for.
  const isSuspicious = useSource('file', (state) => state.review.suspicions.length > 0);
  const doctor = file.summary.doctor.filter(
    (note) => note !== endsEarly && !(isSuspicious && note === say('doctor.noFailure')),
  );
  const { t } = useTranslation();
  const region = useRegion();
  const counts = useCounts();
  const read = useSource('file', (state) => state.rows.length);
  const failures = useSource('file', (state) => state.failures);
  const aside = useSource('file', (state) => state.review.setAside);
  const isHaloOpen = useSite(({ open, unopened }) => open && unopened === null);
  return (
    <section className="file-summary stack" aria-labelledby="file-summary-heading">
      <div className="with-icon">
        <FileText aria-hidden className="big-icon" />
        <h2 id="file-summary-heading">{visibleLine(file.name)}</h2>
      </div>
      {truncated && (
        <Loss text={file.summary.doctor.includes(endsEarly) ? endsEarly : t('file.truncated')} />
      )}
      {file.isDamaged && <Loss text={t('file.damaged')} />}
      <dl className="file-facts">
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
        {kind === 'har' && (
          <>
            <dt>{t('file.failed')}</dt>
            <dd>
              {aside === 0
                ? counts.shown(failures)
                : t('file.failedAside', {
                    failures: counts.shown(failures),
                    aside: counts.shown(aside),
                  })}
            </dd>
          </>
        )}
      </dl>
      <div className="button-row">
        <Button className="button" onPress={askForRequests}>
          <ListTree aria-hidden />
          {kind === 'har' ? t('file.see') : t('file.seeText', { count: read })}
        </Button>
        {isHaloOpen && (
          <Button className="button" onPress={showHalo}>
            <AppWindow aria-hidden />
            {t('file.halo')}
          </Button>
        )}
      </div>
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
        <Fold title={t('file.skipped', { count: skippedCount })} level={3}>
          <ul className="plain-list">
            {skipped.slice(0, limit).map(({ index, reason }) => (
              <li key={index}>
                {t('file.skippedEntry', {
                  number: index,
                  reason: say(`har.skip.${reason}`),
                })}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}

/** In its place while another file is read. */
export function FileBeingRead({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <FileText aria-hidden className="big-icon" />
      <h2 className="wrap">{visibleLine(name)}</h2>
      <p>{t('reading.beside')}</p>
    </div>
  );
}

function Loss({ text }: { readonly text: string }) {
  return (
    <p className="callout warn">
      <TriangleAlert aria-hidden />
      {text}
    </p>
  );
}
