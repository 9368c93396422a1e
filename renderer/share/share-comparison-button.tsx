import { Share2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Result, useComparison } from '../store/comparison.ts';
import { shareComparison } from '../store/share.ts';

/** Opens the dialog that makes a comparison and its two recordings safe to send. */
export function ShareComparisonButton({ result }: { readonly result: Result }) {
  const { t } = useTranslation('compare');
  const working = useComparison((state) => state.working?.name ?? '');
  const broken = useComparison((state) => state.broken?.name ?? '');
  return (
    <Button
      className="button"
      onPress={() => {
        shareComparison({ result, names: { working, broken } });
      }}
    >
      <Share2 aria-hidden />
      {t('share')}
    </Button>
  );
}
