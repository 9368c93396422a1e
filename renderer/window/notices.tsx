import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dismissNotice, useNotices } from '../store/notices.ts';
import { IconButton } from '../widgets/icon-button.tsx';

/**
 * Messages about our own program, at the foot of the wizard: over Halo's page a native view would
 * hide them.
 */
export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices((state) => state.notices);
  return (
    <section
      className="notices"
      data-area="notices"
      aria-label={t('notices.region')}
      aria-live="polite"
    >
      {notices.map(({ id, kind, text, actions }) => (
        <div
          key={id}
          className={`notice ${kind}`}
          onKeyDown={(event) => {
            if (event.key === 'Escape') dismissNotice(id);
          }}
        >
          {kind === 'problem' ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
          <p>{text}</p>
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
      ))}
    </section>
  );
}
