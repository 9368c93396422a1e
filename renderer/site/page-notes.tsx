import { CircleCheck, ShieldAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call } from '../platform/halo.ts';
import { visibleLine } from '../text/visible-text.ts';
import { attempt } from '../store/notices.ts';
import { useSite } from '../store/site.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import './site.css';

/**
 * What the browser refused or did on this page. A refusal is shown because it may itself be why
 * something fails.
 */
export function PageNotes() {
  const { t } = useTranslation('site');
  const notes = useSite((state) => state.notes);
  if (notes.length === 0) return null;
  return (
    <section className="page-notes" aria-label={t('notes.region')} aria-live="polite">
      <ul className="plain-list">
        {notes.map(({ kind, text }) => (
          <li key={text} className={`page-note ${kind}`}>
            {kind === 'refused' ? <ShieldAlert aria-hidden /> : <CircleCheck aria-hidden />}
            <span>{visibleLine(text)}</span>
          </li>
        ))}
      </ul>
      <IconButton
        icon={X}
        label={t('notes.dismiss')}
        onPress={() => void attempt(() => call('site.forgetNotes', null), t('failed'))}
      />
    </section>
  );
}
