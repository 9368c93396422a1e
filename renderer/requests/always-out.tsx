import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { holdsName } from '../../shared/settings/redaction-lock.ts';
import { changeWithUndo } from '../actions/change-settings.ts';
import { useSettings } from '../store/settings.ts';
import { visibleLine } from '../text/visible-text.ts';
import { IconButton } from '../widgets/icon-button.tsx';

/** Longer names are no names. */
const longestName = 100;
const mostNames = 200;

/**
 * At a header, a field or a parameter: its value is to be taken out of everything that leaves, from
 * now on. Settings list such names, and let them go again.
 */
export function AlwaysOut({ name }: { readonly name: string }) {
  const { t } = useTranslation('requests');
  const redaction = useSettings((state) => state.redaction);
  const bare = name.trim();
  if (bare === '' || bare.length > longestName) return null;
  const shown = visibleLine(bare);
  if (holdsName(redaction.names, bare))
    return <span className="always-out-note">{t('details.isAlwaysOut')}</span>;
  return (
    <span className="always-out">
      <IconButton
        icon={EyeOff}
        label={t('details.alwaysOut', { name: shown })}
        isDisabled={redaction.names.length >= mostNames}
        onPress={() =>
          void changeWithUndo(
            { redaction: { ...redaction, names: [...redaction.names, bare] } },
            t('details.alwaysOutDone', { name: shown }),
          )
        }
      />
    </span>
  );
}
