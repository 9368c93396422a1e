import { CircleDashed, CircleHelp, Repeat, TriangleAlert, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { pendingIn, type Suspicion } from '../../shared/rules/suspicion.ts';
import { chooseFile } from '../actions/open-file.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { ShareRecordingButton } from '../share/share-recording-button.tsx';
import { useSource } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { show } from '../store/wizard.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useNow } from '../widgets/use-now.ts';
import { actionsBefore } from './actions-before.ts';
import { SuspicionList } from './suspicion-list.tsx';

/** What the review shows where it found no failure; a tick belongs to none of these. */
type State = 'empty' | 'no-halo' | 'suspicious' | 'nothing';

const looks: Readonly<Record<State, { readonly icon: LucideIcon; readonly className: string }>> = {
  empty: { icon: CircleDashed, className: 'big-icon' },
  'no-halo': { icon: CircleHelp, className: 'big-icon' },
  suspicious: { icon: TriangleAlert, className: 'big-icon warn' },
  nothing: { icon: CircleDashed, className: 'big-icon' },
};

/** No failure was found: what was looked at, what looks wrong all the same, and what to try. */
export function NothingFailed({
  source,
  requests,
  review,
}: {
  readonly source: Source;
  readonly requests: number;
  readonly review: ReviewResult;
}) {
  const { t } = useTranslation();
  const kind = useKind(source);
  const suspicions = useSuspicions(source, review);
  const state = stateOf(requests, kind, review, suspicions);
  const { icon: Icon, className } = looks[state];
  const words = useWords(state, kind, requests);
  return (
    <div className="stack">
      <Icon aria-hidden className={className} />
      <ScreenHeading>{words.title}</ScreenHeading>
      <p className="lead">{words.lead}</p>
      <SuspicionList suspicions={suspicions} source={source} heading={t('nothing.suspicious')} />
      {source === 'live' && <BeforeMark />}
      <h2>{t('nothing.next')}</h2>
      <ul className="advice">
        {words.advice.map((line) => (
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
        {requests > 0 && kind !== 'text' && <CompareButton source={source} />}
        {requests > 0 && kind !== 'text' && <ShareRecordingButton source={source} />}
      </div>
    </div>
  );
}

type Kind = 'live' | 'har' | 'text';

function useKind(source: Source): Kind {
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  if (source === 'live') return 'live';
  return isText ? 'text' : 'har';
}

/** With what still waits for its answer at this moment. */
export function useSuspicions(source: Source, { suspicions }: ReviewResult): readonly Suspicion[] {
  const rows = useSource(source, (state) => state.rows);
  const isWaiting = source === 'live' && rows.some(({ state }) => state === 'open');
  const now = useNow(1000, isWaiting);
  return isWaiting ? [...suspicions, ...pendingIn(rows, now)] : suspicions;
}

function stateOf(
  requests: number,
  kind: Kind,
  { halo }: ReviewResult,
  suspicions: readonly Suspicion[],
): State {
  if (suspicions.length > 0) return 'suspicious';
  if (requests === 0 && kind !== 'text') return 'empty';
  return halo === false ? 'no-halo' : 'nothing';
}

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly advice: readonly string[];
}

function useWords(state: State, kind: Kind, requests: number): Words {
  const { t } = useTranslation();
  const counts = useCounts();
  const advice: Readonly<Record<Kind, readonly string[]>> = {
    live: [t('nothing.same'), t('nothing.who'), t('nothing.wait'), t('nothing.wrong')],
    har: [t('nothing.fileLate'), t('nothing.filePart'), t('nothing.wrong')],
    text: [t('nothing.textWhole'), t('nothing.textRecord')],
  };
  const looked = t('nothing.lead', { count: requests, shown: counts.shown(requests) });
  switch (state) {
    case 'empty':
      return {
        title: t('nothing.emptyTitle'),
        lead: t('nothing.emptyLead'),
        advice: advice[kind],
      };
    case 'no-halo':
      return {
        title: t('nothing.noHaloTitle'),
        lead: t(kind === 'live' ? 'nothing.noHaloLive' : 'nothing.noHaloFile'),
        advice: kind === 'live' ? [t('nothing.signIn'), ...advice.live] : advice[kind],
      };
    case 'suspicious':
      return {
        title: t('nothing.suspiciousTitle'),
        lead: t('nothing.suspiciousLead'),
        advice: advice[kind],
      };
    case 'nothing':
      if (kind === 'text')
        return {
          title: t('nothing.textTitle'),
          lead: t('nothing.textLead'),
          advice: advice.text,
        };
      return {
        title: t(kind === 'har' ? 'nothing.fileTitle' : 'nothing.title'),
        lead: looked,
        advice: advice[kind],
      };
  }
}

/** The user saw it fail, and no request did: what they did just before is where to look. */
function BeforeMark() {
  const { t } = useTranslation();
  const mark = useSource('live', ({ marks }) => marks.at(-1));
  const rows = useSource('live', (state) => state.rows);
  if (mark === undefined) return null;
  const actions = actionsBefore(rows, mark.at);
  return (
    <section className="stack tight" aria-labelledby="before-heading">
      <p className="callout warn">
        <TriangleAlert aria-hidden />
        {t('nothing.marked')}
      </p>
      {actions.length > 0 && (
        <>
          <h2 id="before-heading" className="small-heading">
            {t('nothing.before')}
          </h2>
          <ul className="advice">
            {actions.map((action) => (
              <li key={action}>{visibleLine(action)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
