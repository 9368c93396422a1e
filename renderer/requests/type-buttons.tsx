import { useTranslation } from 'react-i18next';
import { type TypeGroup, typeGroups } from '../store/request-view.ts';

interface Props {
  readonly chosen: readonly TypeGroup[];
  readonly onChoose: (types: readonly TypeGroup[]) => void;
}

/** All, or one type; Ctrl or Shift adds another, as in DevTools. */
export function TypeButtons({ chosen, onChoose }: Props) {
  const { t } = useTranslation('requests');
  return (
    <div role="group" aria-label={t('types.label')} className="type-buttons">
      <button
        type="button"
        aria-pressed={chosen.length === 0}
        onClick={() => {
          onChoose([]);
        }}
      >
        {t('types.all')}
      </button>
      {typeGroups.map((type) => (
        <button
          type="button"
          key={type}
          aria-pressed={chosen.includes(type)}
          onClick={(event) => {
            const without = chosen.filter((other) => other !== type);
            if (event.ctrlKey || event.metaKey || event.shiftKey)
              onChoose(without.length === chosen.length ? [...chosen, type] : without);
            else onChoose(chosen.length === 1 && without.length === 0 ? [] : [type]);
          }}
        >
          {t(`types.${type}`)}
        </button>
      ))}
    </div>
  );
}
