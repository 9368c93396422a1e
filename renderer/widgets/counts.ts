import { useTranslation } from 'react-i18next';
import { formatCount } from '../text/format.ts';
import { useRegion } from './use-region.ts';

/** Counts in words: "1 request", "2,345 requests". */
export function useCounts() {
  const { t } = useTranslation();
  const region = useRegion();
  return {
    requests: (count: number) => t('count.requests', { count }),
    messages: (count: number) => t('count.messages', { count }),
    problems: (count: number) => t('count.problems', { count }),
    failures: (count: number) => t('count.failures', { count }),
    shown: (count: number) => formatCount(count, region),
  };
}
