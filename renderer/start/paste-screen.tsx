import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWizard, writeDraft } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { readPasted } from '../actions/open-file.ts';

export function PasteScreen() {
  const { t } = useTranslation();
  const draft = useWizard((state) => state.draft);
  const isEmpty = draft.trim() === '';
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) readPasted(draft);
      }}
    >
      <ScreenHeading>{t('paste.title')}</ScreenHeading>
      <p className="lead">{t('paste.lead')}</p>
      <TextField className="text-field" value={draft} onChange={writeDraft}>
        <Label className="field-label">{t('paste.label')}</Label>
        <TextArea
          className="text-area"
          rows={12}
          placeholder={t('paste.placeholder')}
          spellCheck={false}
        />
      </TextField>
      <Button type="submit" className="button primary" isDisabled={isEmpty}>
        {t('paste.explain')}
      </Button>
    </Form>
  );
}
