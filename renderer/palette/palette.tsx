import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Heading,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HelpPage } from '../../shared/learn/help.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import { allLessons } from '../learn/lessons.ts';
import { readCaptures, useCaptures } from '../store/captures.ts';
import { CommandKeys } from '../shortcuts/keys.tsx';
import { closeOverlay } from '../store/overlay.ts';
import { useRecent } from '../store/recent.ts';
import { useSettings } from '../store/settings.ts';
import { useRegion } from '../widgets/use-region.ts';
import { type PaletteItem, paletteSections, takesFocus } from './palette-items.ts';
import { foundSections } from './palette-search.ts';

/** Every command and every place, found by any words of it in any order; the best row is chosen. */
export function Palette({ onCommand }: { readonly onCommand: (id: CommandId) => void }) {
  const { t } = useTranslation('commands');
  const region = useRegion();
  const [typed, setTyped] = useState('');
  const [pages, setPages] = useState<readonly HelpPage[]>([]);
  const captures = useCaptures((state) => state.captures);
  const recent = useRecent((state) => state.files);
  useEffect(() => {
    void readCaptures();
    // The start does not wait for the texts of the help.
    import('../help/help-pages.ts').then(({ helpPages }) => {
      setPages(helpPages);
    }, console.error);
  }, []);
  const { addresses, learning } = useSettings();
  const sections = useMemo(
    () =>
      paletteSections(
        { addresses, captures: captures ?? [], lessons: allLessons(learning.added), pages, recent },
        { t, region, run: onCommand },
      ),
    [addresses, captures, learning, onCommand, pages, recent, region, t],
  );
  const found = useMemo(() => foundSections(sections, typed), [sections, typed]);
  const choose = (item: PaletteItem) => {
    closeOverlay(takesFocus(item));
    // The dialog gives the focus back when it has gone; what was chosen may move it after that.
    requestAnimationFrame(() => requestAnimationFrame(item.run));
  };
  return (
    <Dialog className="palette">
      <Heading slot="title" className="visually-hidden">
        {t('palette.title')}
      </Heading>
      <Autocomplete inputValue={typed} onInputChange={setTyped} disableAutoFocusFirst>
        {/* No SearchField: of that, Escape would only empty what was typed. */}
        <TextField className="palette-field" type="search" autoFocus>
          <Label className="visually-hidden">{t('palette.label')}</Label>
          <Search aria-hidden />
          <Input className="field-input" placeholder={t('palette.placeholder')} />
        </TextField>
        {/* A new one for each word: only a list that begins chooses its first row by itself. */}
        <Menu
          key={[typed, ...found.flatMap(({ items }) => items.map(({ id }) => id))].join(' ')}
          autoFocus="first"
          className="palette-list"
          aria-label={t('palette.title')}
          items={found}
          renderEmptyState={() => <p className="quiet palette-none">{t('palette.none')}</p>}
        >
          {({ id, title, items }) => (
            <MenuSection id={id} className="palette-section">
              <Header className="palette-heading">{title}</Header>
              <Collection items={items}>
                {(item) => <Item item={item} section={id} onChoose={choose} />}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

function Item({
  item,
  section,
  onChoose,
}: {
  readonly item: PaletteItem;
  readonly section: string;
  readonly onChoose: (item: PaletteItem) => void;
}) {
  const { title, note, command } = item;
  return (
    <MenuItem
      id={`${section} ${item.id}`}
      className="palette-item"
      textValue={title}
      onAction={() => {
        onChoose(item);
      }}
    >
      <span className="clip">{title}</span>
      {note !== null && <span className="quiet clip">{note}</span>}
      {command !== null && <CommandKeys id={command} />}
    </MenuItem>
  );
}
