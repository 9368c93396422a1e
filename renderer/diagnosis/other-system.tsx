import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LoggedCall } from '../../shared/checkup/joining.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { showWalkthrough } from '../actions/open-diagnosis.ts';
import type { OtherSystem as Answer } from '../actions/other-system.ts';
import { useCheckup } from '../store/checkup.ts';
import { useSite } from '../store/site.ts';
import { formatTime } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { ServerWords } from './server-words.tsx';

/**
 * What Halo's own log says of a failure that comes through an integration: beside the diagnosis, as
 * joined or as what may belong together.
 */
export function OtherSystem({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation('checkup');
  const isOpen = useSite(({ open, browser }) => open || browser !== null);
  const isReading = useCheckup((state) => state.waiting !== null || state.again !== null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isAsking, setAsking] = useState(false);
  // Halo asked nobody then.
  if (diagnosis.cause === 'integration-not-set-up') return null;
  if (diagnosis.integration === null || !isOpen) return null;
  const ask = async () => {
    setAsking(true);
    const { askOtherSystem } = await import('../actions/other-system.ts');
    setAnswer(await askOtherSystem(diagnosis));
    setAsking(false);
  };
  return (
    <div className="stack tight" aria-live="polite">
      {answer === null ? (
        <div>
          <Button className="button" isDisabled={isAsking || isReading} onPress={() => void ask()}>
            <MessagesSquare aria-hidden />
            {isAsking ? t('other.asking') : t('other.ask', { name: diagnosis.integration })}
          </Button>
        </div>
      ) : (
        <Found answer={answer} name={diagnosis.integration} />
      )}
    </div>
  );
}

function Found({ answer, name }: { readonly answer: Answer; readonly name: string }) {
  const { t } = useTranslation('checkup');
  const { row, maybe, better, isRefused } = answer;
  if (isRefused) return <p>{t('other.noRight')}</p>;
  if (row === null && maybe.length === 0) return <p>{t('other.nothing', { name })}</p>;
  return (
    <>
      <p>{row === null ? t('other.maybe', { name }) : t('other.joined', { name })}</p>
      {(row === null ? maybe : [row]).map((one) => (
        <Row key={`${one.at} ${one.words}`} row={one} />
      ))}
      {better !== null && (
        <p>
          {t('other.better', { title: better.title })}{' '}
          <Button
            className="button small"
            onPress={() => {
              showWalkthrough('live', better);
            }}
          >
            {t('explain')}
          </Button>
        </p>
      )}
    </>
  );
}

function Row({ row }: { readonly row: LoggedCall }) {
  const { t } = useTranslation('checkup');
  const region = useRegion();
  const when = formatTime(row.at, region);
  return (
    <>
      <p className="quiet">
        {row.status === null
          ? t('other.at', { when })
          : t('other.atStatus', { when, status: row.status })}
      </p>
      {row.words === null ? (
        <p>{t('other.silent')}</p>
      ) : (
        <ServerWords message={row.words} by={row.integration} />
      )}
    </>
  );
}
