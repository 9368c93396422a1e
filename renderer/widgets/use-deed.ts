import { useTranslation } from 'react-i18next';
import { readDeed } from '../text/deeds.ts';
import { visibleLine } from '../text/visible-text.ts';

/**
 * Tells an action: to whoever did it as theirs ("You clicked “Save”"), of a file as it was recorded,
 * for somebody else may have done it.
 */
export function useDeed(): (action: string, isYours: boolean) => string {
  const { t } = useTranslation();
  return (action, isYours) => {
    const deed = isYours ? readDeed(action) : null;
    return deed === null ? visibleLine(action) : t(`deed.${deed.kind}`, { label: deed.label });
  };
}
