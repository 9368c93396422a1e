import { ArrowDownUp, FolderOpen, TriangleAlert, Wrench } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { compareNow, isFile, openBroken, sayWorking, swapSides } from '../actions/compare.ts';
import { readCaptures } from '../store/captures.ts';
import { type ComparedRecording, type Result, sides, useComparison } from '../store/comparison.ts';
import { isAsking, usePlayer } from '../store/lesson-run.ts';
import { formatBytes } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { ReadingRoom } from '../widgets/reading-room.tsx';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { ComparedSide } from './compared-side.tsx';
import './compare.css';
import { Differences } from './differences.tsx';
import { Unread } from './unread.tsx';

/**
 * Why can Anna and not Ben: the two recordings are chosen at the left, and what differs is read beside
 * them.
 */
export function CompareScreen() {
  const { t } = useTranslation('compare');
  const { working, broken, unsorted, running, result } = useComparison();
  const begin = useRef<HTMLButtonElement>(null);
  const wasRunning = useRef(false);
  useEffect(() => {
    void readCaptures();
  }, []);
  useEffect(() => {
    // The button that ends it took the focus with it; what was found takes it for itself.
    if (wasRunning.current && running === null && result === null) begin.current?.focus();
    wasRunning.current = running !== null;
  }, [running, result]);
  return (
    <ReadingRoom
      title={t('title')}
      lead={t('lead')}
      pageLabel={t('page')}
      isWide
      list={
        <>
          {sides.map((side) => (
            <ComparedSide key={side} side={side} />
          ))}
          <Button
            className="button quiet-button"
            isDisabled={(working === null && broken === null) || unsorted !== null}
            onPress={swapSides}
          >
            <ArrowDownUp aria-hidden />
            {t('swap')}
          </Button>
          {running !== null && <Reading bytes={running.bytes} cancel={running.cancel} />}
          <Unread side={null} />
          <NextButtons begin={begin} />
        </>
      }
    >
      <Page />
    </ReadingRoom>
  );
}

/** What differs, or what is to be done until that is known. */
function Page() {
  const { t } = useTranslation('compare');
  const { working, broken, unsorted, running, result, failure } = useComparison();
  const same = isSame(working, broken) && (
    <p className="callout warn with-icon" role="status">
      <TriangleAlert aria-hidden />
      {t('same', { name: visibleLine(working?.name ?? '') })}
    </p>
  );
  if (result !== null)
    return (
      <div className="stack">
        {result.comparison.first === null && same}
        <Differences result={result} />
      </div>
    );
  if (failure !== null)
    return (
      <section className="stack tight compare-how" aria-labelledby="compare-unread">
        <h2 id="compare-unread">{t('unread.title')}</h2>
        <p>{t('unread.text')}</p>
      </section>
    );
  if (running !== null) return <p className="quiet">{t('untilRead')}</p>;
  if (same !== false) return same;
  if (unsorted !== 'asked') return <HowTo />;
  return (
    <section className="stack tight compare-how" aria-labelledby="compare-untold">
      <h2 id="compare-untold">{t('untold.title')}</h2>
      <p className="callout warn" role="alert">
        {t('untold.ask')}
      </p>
      <p>{t('untold.how')}</p>
    </section>
  );
}

/** What is to be done next: say which works, compare, or open what was found. */
function NextButtons({ begin }: { readonly begin: RefObject<HTMLButtonElement | null> }) {
  const { t } = useTranslation('compare');
  const { working, broken, unsorted, running, result, failure } = useComparison();
  // Until another one is chosen the same would come of it.
  const isVain = isSame(working, broken) || failure !== null || result !== null;
  if (unsorted === 'asked')
    return (
      <ScreenFooter>
        <WhichWorks />
      </ScreenFooter>
    );
  const isOne = isSame(working, broken) && result?.comparison.first === null;
  if (result !== null && canOpen(result) && !isOne) return <Found result={result} />;
  return (
    <ScreenFooter>
      <Button
        ref={begin}
        className={isVain ? 'button' : 'button primary'}
        isDisabled={working === null || broken === null || running !== null}
        onPress={() => void compareNow()}
      >
        {t(isVain ? 'again' : 'compare')}
      </Button>
    </ScreenFooter>
  );
}

const canOpen = ({ comparison, inputs }: Result): boolean =>
  comparison.comparable && isFile(inputs.broken);

/** A button for each of the two, where nothing tells which of them works. */
function WhichWorks() {
  const { t } = useTranslation('compare');
  const { working, broken } = useComparison();
  const named = { working, broken };
  return sides.map((side) => {
    const chosen = named[side];
    return (
      chosen !== null && (
        <Button
          key={side}
          className="button"
          autoFocus={side === 'working'}
          onPress={() => {
            sayWorking(side);
          }}
        >
          {t('untold.works', { name: visibleLine(chosen.name) })}
        </Button>
      )
    );
  });
}

/** The recording where it fails is what comes next; the two can be compared once more. */
function Found({ result }: { readonly result: Result }) {
  const { t } = useTranslation('compare');
  const isExplained = result.diagnosis !== null;
  const leadsAway = usePlayer(isAsking);
  const Icon = isExplained ? Wrench : FolderOpen;
  return (
    <ScreenFooter>
      <Button
        className={leadsAway ? 'button' : 'button primary'}
        onPress={() => {
          openBroken(result);
        }}
      >
        <Icon aria-hidden />
        {t(isExplained ? 'explain' : 'open')}
      </Button>
      <div className="footer-links">
        <Button className="link-button" onPress={() => void compareNow()}>
          {t('again')}
        </Button>
      </div>
    </ScreenFooter>
  );
}

/** By name and size, as far as they are known: two recordings of one name are rarely of one size. */
function isSame(working: ComparedRecording | null, broken: ComparedRecording | null): boolean {
  if (working === null || broken === null) return false;
  if ('capture' in working.from && 'capture' in broken.from)
    return working.from.capture === broken.from.capture;
  return working.name === broken.name && working.size !== null && working.size === broken.size;
}

/** Until something was compared: what is done on this screen. */
function HowTo() {
  const { t } = useTranslation('compare');
  return (
    <section className="stack tight compare-how" aria-labelledby="compare-how">
      <h2 id="compare-how">{t('how.title')}</h2>
      <ol className="plain-steps">
        <li>{t('how.record')}</li>
        <li>{t('how.choose')}</li>
        <li>{t('how.press')}</li>
      </ol>
    </section>
  );
}

function Reading({ bytes, cancel }: { readonly bytes: number; readonly cancel: () => void }) {
  const { t } = useTranslation('compare');
  const region = useRegion();
  const total = useComparison(({ working, broken }) =>
    working === null || broken === null || working.size === null || broken.size === null
      ? null
      : working.size + broken.size,
  );
  return (
    <>
      <ProgressBar
        className="progress"
        aria-label={t('reading')}
        isIndeterminate={total === null}
        value={Math.min(bytes, total ?? 0)}
        maxValue={total ?? 1}
      >
        {({ percentage }) => (
          <>
            <span className="progress-text">
              <span>{t('reading')}</span>
              <span>{formatBytes(bytes, region)}</span>
            </span>
            <span className="progress-track">
              <span className="progress-fill" style={{ inlineSize: `${percentage ?? 100}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <Button autoFocus className="button" onPress={cancel}>
        {t('cancel')}
      </Button>
    </>
  );
}
