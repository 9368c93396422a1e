import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleMinus,
  CircleX,
  type LucideIcon,
  RotateCw,
  Search,
} from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { checkGroups, type CheckGroup, type CheckState } from '../../shared/checkup/check.ts';
import { messageOf } from '../../shared/rules/message.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { type CheckLine, isWrong, markOf } from '../../shared/checkup/line.ts';
import { checkAgain, explanationOf } from '../actions/checkup.ts';
import { copyText, showWalkthrough } from '../actions/open-diagnosis.ts';
import { ServerWords } from '../diagnosis/server-words.tsx';
import { rememberOpened, useCheckup } from '../store/checkup.ts';
import { formatMoment } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';
import { WhoChip } from '../widgets/who-chip.tsx';

/**
 * All lines by what they are about. Once all is read, what is broken stands first, in the tree and
 * in each group; before, nothing changes its place under the reader's eyes.
 */
export function CheckupTree() {
  const lines = useCheckup((state) => state.lines);
  const isRunning = useCheckup((state) => state.waiting !== null);
  const of = (group: CheckGroup) => lines.filter((line) => line.group === group);
  const worst = (group: CheckGroup) => {
    const wrong = of(group).filter(isWrong).toSorted(byState)[0];
    return wrong === undefined ? order.length : order.indexOf(wrong.state);
  };
  const groups = isRunning
    ? checkGroups
    : checkGroups.toSorted((one, other) => worst(one) - worst(other));
  return (
    <>
      {groups.map((group) => (
        <Group key={group} group={group} lines={of(group)} />
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: CheckGroup;
  readonly lines: readonly CheckLine[];
}

function Group({ group, lines }: GroupProps) {
  const { t } = useTranslation('checkup');
  if (lines.length === 0) return null;
  return (
    <section className="stack tight" aria-label={t(`group.${group}`)}>
      <h2>{t(`group.${group}`)}</h2>
      <ul className="plain-list checkup-lines">
        {lines.toSorted(byState).map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ul>
    </section>
  );
}

const order: readonly CheckState[] = ['broken', 'look', 'unknown', 'fine'];
const byState = (one: CheckLine, other: CheckLine): number =>
  order.indexOf(one.state) - order.indexOf(other.state);

const icons: Readonly<Record<CheckState | 'none', LucideIcon>> = {
  none: CircleMinus,
  broken: CircleX,
  look: CircleAlert,
  unknown: CircleHelp,
  fine: CircleCheck,
};

function Line({ line }: { readonly line: CheckLine }) {
  const { t } = useTranslation('checkup');
  const mark = markOf(line);
  const Icon = icons[mark];
  const { subject, title, state } = line;
  return (
    <li className={`card checkup-line state-${mark}`}>
      <div className="checkup-head">
        <span className="chip checkup-state">
          <Icon aria-hidden />
          {t(`state.${mark}`)}
        </span>
        <span className="checkup-name">
          <strong>{subject === null ? title : `${title}:`}</strong>{' '}
          {subject !== null && <span data-written>{visibleLine(subject)}</span>}
        </span>
      </div>
      <p>
        {line.why === null ? visibleLine(line.says) : t(`why.${line.why}`, { count: line.count })}
      </p>
      <Proof line={line} />
      {line.pack !== null && <p className="quiet">{t('fromPack', { name: line.pack })}</p>}
      {state !== 'fine' && <Actions line={line} />}
    </li>
  );
}

/** The other system's own words, since when, and who can do what. */
function Proof({ line }: { readonly line: CheckLine }) {
  const { t } = useTranslation('checkup');
  const region = useRegion();
  if (line.state !== 'broken' && line.state !== 'look') return null;
  return (
    <>
      <ServerWords message={messageOf(line.words).text ?? line.words} by={line.integration} />
      {line.since !== null && (
        <p className="quiet">{t('since', { when: formatMoment(line.since, region) })}</p>
      )}
      {line.tries !== null && (
        <p>
          {line.tries} {line.who !== null && <WhoChip who={line.who} />}
        </p>
      )}
    </>
  );
}

function Actions({ line }: { readonly line: CheckLine }) {
  const { t } = useTranslation('checkup');
  const again = useCheckup((state) => state.again);
  const isRunning = useCheckup((state) => state.waiting !== null);
  const answer = useCheckup((state) => state.answers.get(line.address));
  const diagnosis = explanationOf(line);
  const about = visibleLine(line.subject ?? line.title);
  return (
    <div className="button-row">
      {diagnosis !== null && (
        <Button
          className="button small"
          aria-label={t('explainLine', { about })}
          onPress={() => {
            rememberOpened(diagnosisKey(diagnosis), line);
            showWalkthrough('live', diagnosis);
          }}
        >
          <Search aria-hidden />
          {t('explain')}
        </Button>
      )}
      {line.address !== '' && (
        <Button
          className="button small"
          isDisabled={again !== null || isRunning}
          aria-label={t('againLine', { about })}
          onPress={() => void checkAgain(line)}
        >
          <RotateCw aria-hidden />
          {again === line.key ? t('again.running') : t('again.button')}
        </Button>
      )}
      {line.why === 'shape' && answer !== undefined && (
        <Button
          className="button small"
          onPress={() => {
            copyText(`${line.address}\n${answer.text.slice(0, 20_000)}`, t('copiedShape'));
          }}
        >
          {t('copyShape')}
        </Button>
      )}
    </div>
  );
}
