import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Group, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { closeFind, find, findAgain, useFind } from '../store/find.ts';
import { IconButton } from '../widgets/icon-button.tsx';

/** Looks for words in Halo's page, which stands lower meanwhile. */
export function FindBar() {
  const { t } = useTranslation('commands');
  const { isOpen, words, place, count, asked } = useFind();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  if (!isOpen) return null;
  const said = words === '' ? '' : count === 0 ? t('find.none') : t('find.place', { place, count });
  return (
    <Group
      className="find-bar"
      aria-label={t('find.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          closeFind();
        }
        if (event.key === 'Enter' && event.target === field.current) findAgain(!event.shiftKey);
      }}
    >
      <TextField className="find-field field-box" value={words} onChange={find}>
        <Label className="visually-hidden">{t('find.label')}</Label>
        <Search aria-hidden className="field-icon" />
        <Input ref={field} className="field-input" placeholder={t('find.placeholder')} />
      </TextField>
      <span className="quiet find-count" role="status">
        {said}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('find.previous')}
        isDisabled={count === 0}
        onPress={() => {
          findAgain(false);
        }}
      />
      <IconButton
        icon={ChevronDown}
        label={t('find.next')}
        isDisabled={count === 0}
        onPress={() => {
          findAgain(true);
        }}
      />
      <IconButton icon={X} label={t('find.close')} onPress={closeFind} />
    </Group>
  );
}
