import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Actor, actors } from '../../shared/rules/diagnosis.ts';
import type { DraftStep } from '../../shared/packs/draft.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { whoKey } from '../text/words.ts';
import { TextEntry } from './text-entry.tsx';

/** As many as a cause may have. */
const most = 12;

interface StepFieldsProps {
  readonly steps: readonly DraftStep[];
  /** One for each step. */
  readonly problems: readonly (string | null)[];
  readonly onChange: (steps: readonly DraftStep[]) => void;
}

/** The steps of the fix: what to do, and who does it. */
export function StepFields({ steps, problems, onChange }: StepFieldsProps) {
  const { t } = useTranslation('packs');
  const { t: words } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  /** Takes the focus when the field that had it goes. */
  const addButton = useRef<HTMLButtonElement>(null);
  const change = (at: number, changes: Partial<DraftStep>) => {
    onChange(steps.map((step, place) => (place === at ? { ...step, ...changes } : step)));
  };
  const remove = (at: number) => {
    onChange(steps.filter((_step, place) => place !== at));
    addButton.current?.focus();
  };
  return (
    <fieldset className="stack tight">
      <legend>{t('step.title')}</legend>
      {steps.map(({ text, who }, at) => (
        <div key={at} className="step-entry">
          <TextEntry
            label={t('step.text', { number: at + 1 })}
            rows={2}
            value={text}
            problem={problems[at] ?? null}
            isFocused={isAdding && at === steps.length - 1}
            onChange={(next) => {
              change(at, { text: next });
            }}
          />
          <div className="entry-row">
            <label className="text-field">
              <span className="field-label">{t('step.who', { number: at + 1 })}</span>
              <select
                className="text-area"
                value={who}
                onChange={(event) => {
                  change(at, { who: event.target.value as Actor });
                }}
              >
                {actors.map((actor) => (
                  <option key={actor} value={actor}>
                    {words(whoKey[actor])}
                  </option>
                ))}
              </select>
            </label>
            <IconButton
              icon={Trash2}
              label={t('step.remove', { number: at + 1 })}
              isDisabled={steps.length === 1}
              onPress={() => {
                remove(at);
              }}
            />
          </div>
        </div>
      ))}
      <Button
        ref={addButton}
        className="button small"
        isDisabled={steps.length >= most}
        onPress={() => {
          setAdding(true);
          onChange([...steps, { text: '', who: steps.at(-1)?.who ?? 'you' }]);
        }}
      >
        <Plus aria-hidden />
        {t('step.add')}
      </Button>
    </fieldset>
  );
}
