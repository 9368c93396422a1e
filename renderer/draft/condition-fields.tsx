import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Draft, type DraftFrom, phrasesOf } from '../../shared/packs/draft.ts';
import { visibleLine } from '../text/visible-text.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { TextEntry } from './text-entry.tsx';
import { Tick } from '../widgets/tick.tsx';

interface ConditionFieldsProps {
  readonly draft: Draft;
  readonly from: DraftFrom;
  readonly problem: string | null;
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** By what the failure is known again: its status, its address, and words that the server said. */
export function ConditionFields({ draft, from, problem, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation('packs');
  const [isAdding, setAdding] = useState(false);
  /** Takes the focus when the field that had it goes. */
  const addButton = useRef<HTMLButtonElement>(null);
  const offered = phrasesOf(from.message);
  const typed = draft.phrases
    .map((phrase, place) => ({ phrase, place }))
    .filter(({ phrase }) => !offered.includes(phrase));
  const setPhrases = (phrases: readonly string[]) => {
    onChange({ phrases });
  };
  const change = (place: number, words: string) => {
    setPhrases(draft.phrases.map((phrase, at) => (at === place ? words : phrase)));
  };
  const remove = (place: number) => {
    setPhrases(draft.phrases.filter((_phrase, at) => at !== place));
    addButton.current?.focus();
  };
  return (
    <fieldset
      className="stack tight"
      aria-describedby={problem === null ? undefined : 'condition-problem'}
    >
      <legend>{t('condition.title')}</legend>
      <Tick
        isOn={draft.useStatus}
        onChange={(useStatus) => {
          onChange({ useStatus });
        }}
      >
        {from.status > 0 ? t('condition.status', { status: from.status }) : t('condition.noAnswer')}
      </Tick>
      {from.route !== '' && (
        <Tick
          isOn={draft.useRoute}
          onChange={(useRoute) => {
            onChange({ useRoute });
          }}
        >
          {t('condition.route')} <code>{visibleLine(from.route)}</code>
        </Tick>
      )}
      <p>{t('condition.says')}</p>
      {offered.length === 0 && <p className="quiet">{t('condition.nothingSaid')}</p>}
      {offered.map((phrase) => (
        <Tick
          key={phrase}
          isOn={draft.phrases.includes(phrase)}
          onChange={(isOn) => {
            setPhrases(
              isOn ? [...draft.phrases, phrase] : draft.phrases.filter((one) => one !== phrase),
            );
          }}
        >
          “{visibleLine(phrase)}”
        </Tick>
      ))}
      {typed.map(({ phrase, place }, at) => (
        <div key={place} className="entry-row">
          <TextEntry
            label={t('condition.words', { number: at + 1 })}
            value={phrase}
            problem={null}
            isFocused={isAdding && at === typed.length - 1}
            onChange={(words) => {
              change(place, words);
            }}
          />
          <IconButton
            icon={Trash2}
            label={t('condition.removeWords', { number: at + 1 })}
            onPress={() => {
              remove(place);
            }}
          />
        </div>
      ))}
      <Button
        ref={addButton}
        className="button small"
        onPress={() => {
          setAdding(true);
          if (!draft.phrases.includes('')) setPhrases([...draft.phrases, '']);
        }}
      >
        <Plus aria-hidden />
        {t('condition.addWords')}
      </Button>
      {problem !== null && (
        <p id="condition-problem" className="field-error">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
