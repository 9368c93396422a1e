import { ChevronRight, Copy } from 'lucide-react';
import {
  Button,
  Disclosure,
  DisclosurePanel,
  Heading,
  Label,
  TextArea,
  TextField,
} from 'react-aria-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { redacted } from '../../shared/redact/redaction.ts';
import type { Request } from '../../shared/rules/diagnosis.ts';
import { whoKey } from '../text/words.ts';
import { redactOptions } from '../store/redaction.ts';
import { copyText } from '../actions/open-diagnosis.ts';

/** "I can't do this": a request to the person who can, ready to send. */
export function AskSomebody({ request }: { readonly request: Request }) {
  const { t } = useTranslation();
  // What is shown is what is copied.
  const subject = useMemo(() => redacted(request.subject, redactOptions()), [request.subject]);
  const text = useMemo(() => redacted(request.text, redactOptions()), [request.text]);
  return (
    <Disclosure className="disclosure">
      <Heading level={2} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          {t('walkthrough.cannot')}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <div className="stack tight">
          <p>{t('walkthrough.cannotLead')}</p>
          <p>
            <strong>{t('walkthrough.cannotTo', { who: t(whoKey[request.who]) })}</strong>
          </p>
          <p>
            <span className="field-label">{t('walkthrough.cannotSubject')}</span> {subject}
          </p>
          <TextField className="text-field" value={text} isReadOnly>
            <Label className="field-label">{t('walkthrough.cannotText')}</Label>
            <TextArea className="text-area" rows={8} />
          </TextField>
          <Button
            className="button"
            onPress={() => {
              copyText(`${subject}\n\n${text}`, t('walkthrough.copyDone'));
            }}
          >
            <Copy aria-hidden />
            {t('walkthrough.copy')}
          </Button>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
