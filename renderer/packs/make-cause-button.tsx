import { PencilRuler } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Hint } from '../widgets/hint.tsx';
import { show } from '../store/wizard.ts';
import type { Source } from '../store/source.ts';

interface MakeCauseButtonProps {
  readonly source: Source;
  readonly index: number;
  /** Of the diagnosis, for screen readers. */
  readonly title: string;
}

export function MakeCauseButton({ source, index, title }: MakeCauseButtonProps) {
  const { t } = useTranslation('packs');
  return (
    <Hint text={t('makeHint')}>
      <Button
        className="button quiet-button"
        aria-label={t('makeLabel', { title })}
        onPress={() => {
          show({ screen: 'draft', source, index });
        }}
      >
        <PencilRuler aria-hidden />
        {t('make')}
      </Button>
    </Hint>
  );
}
