import { useTranslation } from 'react-i18next';
import { formatCount } from '../text/format.ts';
import { useRegion } from './use-region.ts';

/** Counts in words: "1 request", "2,345 requests". */
export function useCounts() {
  const { t } = useTranslation();
  const region = useRegion();
  const shown = (count: number) => ({ count, shown: formatCount(count, region) });
  return {
    requests: (count: number) => t('count.requests', shown(count)),
    messages: (count: number) => t('count.messages', shown(count)),
    problems: (count: number) => t('count.problems', shown(count)),
    failures: (count: number) => t('count.failures', shown(count)),
    shown: (count: number) => formatCount(count, region),
  };
}
