import { Label, Radio, RadioGroup } from 'react-aria-components';
import './radio-card.css';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly {
    readonly value: T;
    readonly words: string;
    readonly note?: string;
  }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  return (
    <RadioGroup
      className="radio-cards"
      value={value}
      onChange={(chosen) => {
        const found = choices.find((one) => one.value === chosen);
        if (found !== undefined) onChange(found.value);
      }}
    >
      <Label className="field-label">{label}</Label>
      {choices.map((one) => (
        <Radio key={one.value} value={one.value} className="radio-card">
          <span className="radio-dot" aria-hidden />
          <span>
            <span>{one.words}</span>
            {one.note !== undefined && (
              <>
                {' '}
                <span className="quiet choice-note">{one.note}</span>
              </>
            )}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
