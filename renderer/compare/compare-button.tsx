import { GitCompareArrows } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { compareWithColleague } from '../actions/compare.ts';
import { useSource } from '../store/sources.ts';
import type { Source } from '../store/source.ts';

/**
 * Takes what is looked at as the recording where it fails, and asks for one where it works. A text
 * that was pasted is no recording.
 */
export function CompareButton({ source }: { readonly source: Source }) {
  const { t } = useTranslation('compare');
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  if (isText) return null;
  return (
    <Button className="button" onPress={() => void compareWithColleague(source)}>
      <GitCompareArrows aria-hidden />
      {t('colleague')}
    </Button>
  );
}
