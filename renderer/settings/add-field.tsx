import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';

interface AddFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly add: string;
  /** What is wrong with the text, or null after it was taken. */
  readonly onAdd: (text: string) => Promise<string | null> | string | null;
}

/** A line for one more of something; what is wrong with it is said under it. */
export function AddField({ label, placeholder, add, onAdd }: AddFieldProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = async () => {
    const problem = await onAdd(typed.trim());
    setWrong(problem);
    if (problem === null) setTyped('');
  };
  return (
    <Form
      className="add-field"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        className="text-field"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setWrong(null);
        }}
        isInvalid={wrong !== null}
        maxLength={2000}
      >
        <Label className="field-label">{label}</Label>
        <div className="field-box">
          <Input className="field-input" placeholder={placeholder} spellCheck={false} />
        </div>
        {wrong !== null && <FieldError className="field-error">{wrong}</FieldError>}
      </TextField>
      <Button className="button" type="submit">
        <Plus aria-hidden />
        {add}
      </Button>
    </Form>
  );
}
