import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useRegion } from '../widgets/use-region.ts';

/**
 * React Aria goes by the computer's language unless it is told: an English window on an Arabic
 * computer would be half turned round.
 */
export function Localised({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={useRegion()}>{children}</I18nProvider>;
}
