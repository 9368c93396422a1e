import { Splitter } from '../../../../shared/har/splitter.ts';
import {
  HarRedaction,
  harComma,
  harEnd,
  type RedactedHar,
} from '../../../../shared/redact/har-redaction.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';

/** The two passes over a HAR that is held in memory. */
export function redactHar(
  text: string,
  keepPersonal = false,
): { readonly text: string; readonly redacted: RedactedHar; readonly redactor: Redactor } {
  const redactor = new Redactor({ keepPersonal });
  const entries: string[] = [];
  const redaction = new HarRedaction(redactor, (json) =>
    entries.push(new TextDecoder().decode(json)),
  );
  const splitter = new Splitter(redaction);
  splitter.push(new TextEncoder().encode(text));
  splitter.end();
  const redacted = redaction.end(splitter.truncated, splitter.places.found);
  return {
    text:
      redaction.beginning() +
      entries.map((entry, at) => redaction.finished(entry, at)).join(harComma) +
      harEnd,
    redacted,
    redactor,
  };
}
