import { HarRedaction, harEnd, type Redacted } from '../../../../shared/redact/har-redaction.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';

/** The two passes over a HAR that is held in memory. */
export function redactHar(text: string, keepPersonal = false): { readonly text: string; readonly redacted: Redacted; readonly redactor: Redactor } {
  const redactor = new Redactor({ keepPersonal });
  const lines: string[] = [];
  const redaction = new HarRedaction(redactor, (line) => lines.push(line));
  redaction.push(new TextEncoder().encode(text));
  const redacted = redaction.end();
  return { text: redaction.beginning() + lines.map((line, at) => redaction.finished(line, at)).join(',\n') + harEnd, redacted, redactor };
}
