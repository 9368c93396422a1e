import './shortcuts.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MenuName, allCommands, menus, shortcutsOf } from '../../shared/commands/commands.ts';
import type { Shortcut } from '../../shared/commands/shortcut.ts';
import { isMac } from '../platform/platform.ts';
import { ReadingRoom, RoomList } from '../widgets/reading-room.tsx';
import { Keys } from './keys.tsx';
import { plainWord } from './plain-word.ts';

/**
 * Keys of the table of requests (renderer/requests/keys.ts): no commands, for they mean something
 * only there.
 */
const tableKeys = [
  { name: 'move', keys: ['Up', 'Down'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'close', keys: ['Escape'] },
  { name: 'ends', keys: ['Home', 'End'] },
] as const;

/** No menu is called so. */
const all = 'all';

/** Every shortcut there is, by menu, or those of one alone. */
export function ShortcutsScreen() {
  const { t } = useTranslation('commands');
  const [chosen, setChosen] = useState(all);
  const groups = useGroups();
  return (
    <ReadingRoom
      title={t('shortcuts.title')}
      lead={t('shortcuts.foot')}
      list={
        <RoomList
          label={t('shortcuts.groups')}
          items={[{ id: all, title: t('shortcuts.list') }, ...groups]}
          chosen={chosen}
          onChoose={setChosen}
        />
      }
      pageLabel={t('shortcuts.list')}
      page={chosen}
      isWide={chosen === all}
    >
      <div className={chosen === all ? 'shortcuts' : ''}>
        {groups
          .filter(({ id }) => chosen === all || chosen === id)
          .map(({ id, title, rows }) => (
            <Group key={id} title={title} rows={rows} />
          ))}
      </div>
    </ReadingRoom>
  );
}

function useGroups() {
  const { t } = useTranslation('commands');
  const tableWords = {
    move: t('shortcuts.table.move'),
    open: t('shortcuts.table.open'),
    close: t('shortcuts.table.close'),
    ends: t('shortcuts.table.ends'),
  };
  const ofMenus = menus.map((menu) => ({
    id: menu,
    title: plainWord(t(`menu.${menu}`)),
    rows: rowsOf(menu).map((row) => ({ ...row, words: t(`command.${row.id}`) })),
  }));
  const ofTable = tableKeys.map(({ name, keys }) => ({
    id: name,
    words: tableWords[name],
    keys,
    isHaloOnly: false,
  }));
  return [...ofMenus, { id: 'table', title: t('shortcuts.table.title'), rows: ofTable }];
}

interface Row {
  readonly id: string;
  readonly words: string;
  readonly keys: readonly Shortcut[];
  readonly isHaloOnly: boolean;
}

function Group({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation('commands');
  return (
    <section className="shortcut-group" aria-label={title}>
      <h2 className="small-heading">{title}</h2>
      <dl>
        {rows.map(({ id, words, keys, isHaloOnly }) => (
          <div key={id}>
            <dt>
              {words}
              {isHaloOnly && <span className="quiet"> {t('shortcuts.inHalo')}</span>}
            </dt>
            <dd>
              {keys.map((shortcut) => (
                <Keys key={shortcut} shortcut={shortcut} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf(menu: MenuName) {
  return allCommands
    .filter((command) => command.menu === menu)
    .map((command) => ({
      id: command.id,
      keys: shortcutsOf(command, isMac),
      isHaloOnly: !command.in.includes('window'),
    }))
    .filter(({ keys }) => keys.length > 0);
}
