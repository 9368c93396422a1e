import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dismissNotice, type Notice, useNotices } from '../store/notices.ts';
import { visibleLine } from '../text/visible-text.ts';
import { IconButton } from '../widgets/icon-button.tsx';

/** Milliseconds that good news stays: as long as it is read, and longer where it offers something. */
const shortest = 6_000;
const perLetter = 60;
const withAction = 20_000;

/**
 * Messages about our own program, one at a time above the screen that they are about; over Halo's
 * page a native view would hide them. Good news goes by itself, bad news is closed.
 */
export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices((state) => state.notices);
  const notice = notices.at(-1);
  return (
    <section
      className="notices"
      data-area="notices"
      aria-label={t('notices.region')}
      aria-live="polite"
    >
      {notice !== undefined && (
        <NoticeBar key={notice.id} notice={notice} others={notices.length - 1} />
      )}
    </section>
  );
}

function NoticeBar({ notice, others }: { readonly notice: Notice; readonly others: number }) {
  const { t } = useTranslation();
  const { id, kind, about, text, actions } = notice;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (kind === 'problem' || isHeld) return undefined;
    const time = actions.length > 0 ? withAction : shortest + text.length * perLetter;
    const timer = setTimeout(() => {
      dismissNotice(id);
    }, time);
    return () => {
      clearTimeout(timer);
    };
  }, [actions, id, isHeld, kind, text]);
  return (
    <div
      className={`notice ${kind}`}
      onPointerEnter={() => {
        setHeld(true);
      }}
      onPointerLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismissNotice(id);
      }}
    >
      {kind === 'problem' ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
      <p>
        {about !== null && <strong data-written>{visibleLine(about)} </strong>}
        {text}
      </p>
      {others > 0 && (
        <span className="notice-others">{t('notices.others', { count: others })}</span>
      )}
      {actions.map((action) => (
        <Button
          key={action.label}
          className="button small"
          onPress={() => {
            dismissNotice(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      ))}
      <IconButton
        icon={X}
        label={t('notices.dismiss')}
        onPress={() => {
          dismissNotice(id);
        }}
      />
    </div>
  );
}
