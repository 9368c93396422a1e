import { Search } from 'lucide-react';
import { Input, Label, SearchField } from 'react-aria-components';

interface Props {
  readonly label: string;
  /** An example of what may be looked for. */
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled field whose words narrow down the list below it. */
export function SearchBox({ label, hint = '', value, onChange }: Props) {
  return (
    <SearchField className="text-field" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <div className="field-box">
        <Search aria-hidden className="field-icon" />
        <Input className="field-input" placeholder={hint} />
      </div>
    </SearchField>
  );
}
