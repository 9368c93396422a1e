import './draft.css';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { checkPack } from '../../shared/packs/check.ts';
import { causeOf, type Draft, draftId } from '../../shared/packs/draft.ts';
import type { Pack } from '../../shared/packs/pack.ts';
import { withCause } from '../../shared/packs/own-pack.ts';
import { knowledge } from '../platform/knowledge.ts';
import { attempt, notify } from '../store/notices.ts';
import { show } from '../store/wizard.ts';
import { Fold } from '../widgets/fold.tsx';
import { ReadingRoom } from '../widgets/reading-room.tsx';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useReview, useRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { ConditionFields } from './condition-fields.tsx';
import { DraftCard } from './draft-card.tsx';
import { DraftMatches } from './draft-matches.tsx';
import { draftProblems, hasProblems, tidied } from './draft-problems.ts';
import {
  draftKey,
  dropDraft,
  keepDraft,
  type KeptDraft,
  startDraft,
  useDrafts,
} from '../store/drafts.ts';
import { Faults } from '../packs/faults.tsx';
import { exportPack, keepPack, ownPack, usePacks } from '../store/packs.ts';
import { KeptParts } from './kept-parts.tsx';
import { ReasonFields } from './reason-fields.tsx';
import { StepFields } from './step-fields.tsx';
import { text } from '../text/i18n.ts';
import { TextEntry } from './text-entry.tsx';

/** "Make a cause from this failure": a form that begins with what the failed request tells. */
export function DraftScreen({
  source,
  index,
}: {
  readonly source: Source;
  readonly index: number;
}) {
  const { t } = useTranslation('packs');
  const row = useRows(source).find((one) => one.index === index);
  const diagnosis = useReview(source).diagnoses.find(({ entries }) => entries.includes(index));
  const key = row === undefined ? '' : draftKey(source, row);
  const kept = useDrafts((state) => state.kept[key]);
  const start = useEffectEvent(() => {
    if (kept !== undefined || row === undefined || diagnosis === undefined) return;
    void attempt(() => startDraft(source, row, diagnosis), text('packs:draft.unreadable'));
  });
  // Once for each request: while a site is recorded, its row and its diagnosis change all the time.
  const isExplained = diagnosis !== undefined;
  useEffect(() => {
    if (isExplained) start();
  }, [key, isExplained]);
  if (kept !== undefined) {
    const entries = diagnosis?.entries ?? [index];
    return <DraftForm key={key} name={key} kept={kept} source={source} entries={entries} />;
  }
  return (
    <div className="stack">
      <ScreenHeading>{t('draft.title')}</ScreenHeading>
      {diagnosis === undefined && <p className="lead">{t('draft.noFailure')}</p>}
    </div>
  );
}

interface DraftFormProps {
  readonly name: string;
  readonly kept: KeptDraft;
  readonly source: Source;
  /** Exchange.index of each request that failed this way. */
  readonly entries: readonly number[];
}

function DraftForm({ name, kept, source, entries }: DraftFormProps) {
  const { t } = useTranslation('packs');
  const [isNaming, setNaming] = useState(false);
  const { draft, from } = kept;
  const problems = draftProblems(draft);
  const packs = usePacks((state) => state.packs);
  const builtInIds = knowledge.map(({ cause }) => cause.id);
  const ownIds = ownPack(packs)?.causes.map(({ id }) => id) ?? [];
  const clean = tidied(draft);
  const id = draftId(clean, new Set([...builtInIds, ...ownIds]));
  const cause = causeOf(clean, from, id);
  const { isAsked, faults, save, saveAsFile } = useSaving({
    name,
    draft,
    cause,
    problems,
    source,
    showId: () => {
      setNaming(true);
    },
  });
  const change = (changes: Partial<Draft>) => {
    keepDraft(name, { from, draft: { ...draft, ...changes } });
  };
  const problem = (key: 'problem.empty' | 'problem.id' | null) =>
    isAsked && key !== null ? t(key) : null;
  const fieldOf = (field: 'happened' | 'meaning' | 'verify') => ({
    rows: 2,
    value: draft[field],
    problem: problem(problems[field]),
    onChange: (words: string) => {
      change({ [field]: words });
    },
  });
  const form = useId();
  return (
    <ReadingRoom
      title={t('draft.title')}
      lead={t(from.base === null ? 'draft.lead' : 'draft.filledLead')}
      pageLabel={t('draft.words')}
      list={
        <>
          <DraftCard cause={cause} from={from} entries={entries} source={source} />
          <ScreenFooter>
            <Button type="submit" form={form} className="button primary">
              {t('draft.save')}
            </Button>
            <Button className="button" onPress={saveAsFile}>
              {t('draft.saveFile')}
            </Button>
          </ScreenFooter>
        </>
      }
    >
      <Form
        id={form}
        className="stack draft"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <fieldset className="stack tight">
          <legend>{t('draft.words')}</legend>
          {from.base !== null && <p className="quiet">{t('draft.names')}</p>}
          <TextEntry
            label={t('draft.name')}
            value={draft.title}
            problem={problem(problems.title)}
            onChange={(title) => {
              change({ title });
            }}
          />
          <TextEntry label={t('draft.happened')} {...fieldOf('happened')} />
          <TextEntry label={t('draft.meaning')} {...fieldOf('meaning')} />
        </fieldset>
        <ReasonFields
          reasons={draft.reasons}
          problems={problems.reasons.map(problem)}
          onChange={(reasons) => {
            change({ reasons });
          }}
        />
        <StepFields
          steps={draft.steps}
          problems={problems.steps.map(problem)}
          onChange={(steps) => {
            change({ steps });
          }}
        />
        <TextEntry label={t('draft.verify')} {...fieldOf('verify')} />
        <KeptParts
          draft={draft}
          from={from}
          onChange={(keeps) => {
            change({ keeps });
          }}
        />
        <ConditionFields
          draft={draft}
          from={from}
          problem={isAsked && problems.match !== null ? t(problems.match) : null}
          onChange={change}
        />
        <DraftMatches draft={draft} cause={cause} source={source} />
        <Fold title={t('draft.id')} isExpanded={isNaming} onExpandedChange={setNaming}>
          <TextEntry
            label={t('draft.id')}
            hint={t(builtInIds.includes(id) ? 'draft.replaces' : 'draft.idHint')}
            value={draft.id ?? id}
            problem={problem(problems.id)}
            onChange={(typed) => {
              change({ id: typed === '' ? null : typed });
            }}
          />
        </Fold>
        {faults.length > 0 && (
          <div className="callout warn" role="alert">
            <div className="stack tight">
              <p>{t('draft.faults')}</p>
              <Faults faults={faults} />
            </div>
          </div>
        )}
        <p className="quiet">{t('draft.example')}</p>
      </Form>
    </ReadingRoom>
  );
}

interface SavingInput {
  readonly name: string;
  readonly draft: Draft;
  readonly cause: ReturnType<typeof causeOf>;
  readonly problems: ReturnType<typeof draftProblems>;
  readonly source: Source;
  /** Unfolds the field of the id, where that is at fault. */
  readonly showId: () => void;
}

/** Checks the draft, and writes it into the rule pack of one's own or into a file. */
function useSaving({ name, draft, cause, problems, source, showId }: SavingInput) {
  const packs = usePacks((state) => state.packs);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const checked = (base: Pack | null): Pack | null => {
    setAsked(true);
    setFaults([]);
    if (hasProblems(problems)) {
      // What is folded away takes no focus.
      if (problems.id !== null) showId();
      // After the messages are there; the first one is where the user goes on.
      requestAnimationFrame(() => {
        document.querySelector<HTMLElement>('.draft [aria-invalid="true"]')?.focus();
      });
      return null;
    }
    const result = checkPack(withCause(base, cause), knowledge);
    if (!result.ok) setFaults(result.faults.map((fault) => fault.words));
    return result.ok ? result.value : null;
  };
  const save = () => {
    const pack = checked(ownPack(packs));
    if (pack === null) return;
    void attempt(async () => {
      await keepPack(pack);
      dropDraft(name);
      show({ screen: 'results', source });
      notify('news', text('packs:draft.saved', { name: pack.pack.name }));
    }, text('packs:unexpected'));
  };
  const saveAsFile = () => {
    const pack = checked(null);
    if (pack === null) return;
    const named = { ...pack, pack: { ...pack.pack, name: draft.title.trim().slice(0, 80) } };
    void attempt(async () => {
      if (await exportPack(named)) notify('news', text('packs:draft.written'));
    }, text('packs:unexpected'));
  };
  /** `isAsked`: what is missing is said from then on. */
  return { isAsked, faults, save, saveAsFile };
}
