import { useTranslation } from 'react-i18next';
import { regionOf } from '../text/format.ts';

/** The language tag for Intl: the user's own region where it fits the strings. */
export function useRegion(): string {
  const { i18n } = useTranslation();
  return regionOf(i18n.language, navigator.languages);
}
