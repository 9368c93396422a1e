import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../widgets/icon-button.tsx';
import { TextEntry } from './text-entry.tsx';

/** More is no help to anybody. */
const most = 8;

interface ReasonFieldsProps {
  readonly reasons: readonly string[];
  /** One for each reason. */
  readonly problems: readonly (string | null)[];
  readonly onChange: (reasons: readonly string[]) => void;
}

/** Why it happens, most likely first. */
export function ReasonFields({ reasons, problems, onChange }: ReasonFieldsProps) {
  const { t } = useTranslation('packs');
  const [isAdding, setAdding] = useState(false);
  /** Takes the focus when the field that had it goes. */
  const addButton = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className="stack tight">
      <legend>{t('reason.title')}</legend>
      {reasons.map((reason, at) => (
        <div key={at} className="entry-row">
          <TextEntry
            label={t('reason.text', { number: at + 1 })}
            rows={2}
            value={reason}
            problem={problems[at] ?? null}
            isFocused={isAdding && at === reasons.length - 1}
            onChange={(next) => {
              onChange(reasons.map((one, place) => (place === at ? next : one)));
            }}
          />
          <IconButton
            icon={Trash2}
            label={t('reason.remove', { number: at + 1 })}
            isDisabled={reasons.length === 1}
            onPress={() => {
              onChange(reasons.filter((_reason, place) => place !== at));
              addButton.current?.focus();
            }}
          />
        </div>
      ))}
      <Button
        ref={addButton}
        className="button small"
        isDisabled={reasons.length >= most}
        onPress={() => {
          setAdding(true);
          onChange([...reasons, '']);
        }}
      >
        <Plus aria-hidden />
        {t('reason.add')}
      </Button>
    </fieldset>
  );
}
