import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

interface TextEntryProps {
  readonly label: string;
  readonly hint?: string;
  /** Lines; one where left out, and then Enter sends the form. */
  readonly rows?: number;
  readonly value: string;
  readonly problem: string | null;
  readonly isFocused?: boolean;
  readonly onChange: (value: string) => void;
}

/** A labelled box for words, with what is wrong under it. */
export function TextEntry({
  label,
  hint,
  rows = 1,
  value,
  problem,
  isFocused = false,
  onChange,
}: TextEntryProps) {
  return (
    <TextField
      className="text-field"
      value={value}
      isInvalid={problem !== null}
      validationBehavior="aria"
      autoFocus={isFocused}
      onChange={onChange}
    >
      <Label className="field-label">{label}</Label>
      {rows === 1 ? (
        <Input className="text-area" />
      ) : (
        <TextArea className="text-area" rows={rows} />
      )}
      {hint !== undefined && (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
      {problem !== null && <FieldError className="field-error">{problem}</FieldError>}
    </TextField>
  );
}
