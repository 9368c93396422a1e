import { CircleCheck, CircleDashed, Repeat } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { show } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import type { Source } from '../store/source.ts';
import { chooseFile } from '../actions/open-file.ts';

/** A result like any other: what was looked at, and what to try next. */
export function NothingFailed({
  source,
  requests,
}: {
  readonly source: Source;
  readonly requests: number;
}) {
  const { t } = useTranslation();
  const counts = useCounts();
  const advice =
    source === 'live'
      ? [t('nothing.same'), t('nothing.who'), t('nothing.wait'), t('nothing.wrong')]
      : [t('nothing.fileLate'), t('nothing.filePart'), t('nothing.wrong')];
  return (
    <div className="stack">
      {requests === 0 ? (
        <CircleDashed aria-hidden className="big-icon" />
      ) : (
        <CircleCheck aria-hidden className="big-icon good" />
      )}
      <ScreenHeading>{requests === 0 ? t('nothing.emptyTitle') : t('nothing.title')}</ScreenHeading>
      <p className="lead">
        {requests === 0
          ? t('nothing.emptyLead')
          : t('nothing.lead', { count: requests, shown: counts.shown(requests) })}
      </p>
      <h2>{t('nothing.next')}</h2>
      <ul className="advice">
        {advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="button-row">
        {source === 'live' ? (
          <Button
            className="button primary"
            onPress={() => {
              show({ screen: 'reproduce', source: 'live' });
            }}
          >
            <Repeat aria-hidden />
            {t('nothing.again')}
          </Button>
        ) : (
          <Button className="button primary" onPress={() => void chooseFile()}>
            {t('nothing.otherFile')}
          </Button>
        )}
        <Button
          className="button"
          onPress={() => {
            show({ screen: 'paste' });
          }}
        >
          {t('start.paste.open')}
        </Button>
      </div>
    </div>
  );
}
