import { Copy } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FixRecord } from '../../shared/fix/record.ts';
import { stepsDone } from '../../shared/fix/records.ts';
import { redacted } from '../../shared/redact/redaction.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { call } from '../platform/halo.ts';
import { attempt, notify } from '../store/notices.ts';
import { redactOptions } from '../store/redaction.ts';
import { useSettings } from '../store/settings.ts';
import { visibleLine } from '../text/visible-text.ts';

/** What goes into the ticket after a fix, ready to copy: a reply to who asked, and a note. */
export function TicketNotes({
  record,
  also,
}: {
  readonly record: FixRecord;
  /** What the same try showed to work again as well. */
  readonly also: readonly Pick<Diagnosis, 'title' | 'summary'>[];
}) {
  const { t } = useTranslation();
  const { title, summary } = record.diagnosis;
  const isSeen = record.outcome === 'fixed';
  const done = stepsDone(record).map((step) => `- ${step}`);
  const texts = [
    {
      name: t('ticket.reply'),
      text: [
        t(replyOf(record), { summary }),
        ...also.map((one) => t('ticket.replyAlso', { summary: one.summary })),
      ].join('\n\n'),
    },
    {
      name: t('ticket.note'),
      text: [
        t('ticket.noteProblem', { title }),
        // What it meant while it lasted, such as that nothing was saved, is over.
        t('ticket.noteHappened', { summary }),
        ...(done.length === 0 ? [] : [[t('ticket.noteDone'), ...done].join('\n')]),
        t(isSeen ? 'ticket.noteChecked' : 'ticket.noteSaid'),
        ...also.map((one) => t('ticket.noteAlso', { title: one.title })),
      ].join('\n\n'),
    },
  ].map(({ name, text }) => ({ name, text: leaving(text) }));
  return (
    <section className="stack tight" aria-labelledby="ticket-heading">
      <h2 id="ticket-heading" className="small-heading">
        {t('ticket.title')}
      </h2>
      {texts.map(({ name, text }) => (
        <article key={name} className="card stack tight" aria-label={name}>
          <h3 className="small-heading">{name}</h3>
          {text.split('\n').map((line, at) => (
            <p key={at}>{visibleLine(line)}</p>
          ))}
          <div className="button-row">
            <Button
              className="button small"
              aria-label={t('ticket.copyLabel', { name })}
              onPress={() =>
                void attempt(async () => {
                  await call('clipboard.write', { text });
                  notify('news', t('ticket.copied'));
                }, t('app.unexpected'))
              }
            >
              <Copy aria-hidden />
              {t('ticket.copy')}
            </Button>
          </div>
        </article>
      ))}
    </section>
  );
}

/** Whoever gets it is not to send the same again where only another method or size can go through. */
function replyOf({ outcome, fingerprint }: FixRecord) {
  if (outcome !== 'fixed') return 'ticket.replySaid';
  const { status, load } = fingerprint;
  return status === 405 || load !== undefined ? 'ticket.replyChanged' : 'ticket.replyText';
}

const leaving = (text: string) => {
  return redacted(text, redactOptions(useSettings.getState().redaction));
};
