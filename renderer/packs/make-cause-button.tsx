import { PencilRuler } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Hint } from '../widgets/hint.tsx';
import { show } from '../store/wizard.ts';
import type { Source } from '../store/source.ts';

interface MakeCauseButtonProps {
  readonly source: Source;
  readonly index: number;
  /** Of the diagnosis. */
  readonly title: string;
  /** The diagnosis does not stand beside it, so the button names it. */
  readonly isAlone?: boolean;
}

export function MakeCauseButton({ source, index, title, isAlone = false }: MakeCauseButtonProps) {
  const { t } = useTranslation('packs');
  return (
    <Hint text={t('makeHint')}>
      <Button
        className="button quiet-button"
        aria-label={t(isAlone ? 'makeOf' : 'makeLabel', { title })}
        onPress={() => {
          show({ screen: 'draft', source, index });
        }}
      >
        <PencilRuler aria-hidden />
        {isAlone ? t('makeOf', { title }) : t('make')}
      </Button>
    </Hint>
  );
}
