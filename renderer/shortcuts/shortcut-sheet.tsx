import { X } from 'lucide-react';
import { Dialog, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type MenuName, allCommands, menus, shortcutsOf } from '../../shared/commands/commands.ts';
import type { Shortcut } from '../../shared/commands/shortcut.ts';
import { isMac } from '../platform/platform.ts';
import { closeOverlay } from '../store/overlay.ts';
import { IconButton } from '../widgets/icon-button.tsx';
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

/** Every shortcut there is, by menu. */
export function ShortcutSheet() {
  const { t } = useTranslation('commands');
  const tableWords = {
    move: t('sheet.table.move'),
    open: t('sheet.table.open'),
    close: t('sheet.table.close'),
    ends: t('sheet.table.ends'),
  };
  return (
    <Dialog className="sheet">
      <header className="sheet-head">
        <Heading slot="title">{t('sheet.title')}</Heading>
        <IconButton
          icon={X}
          label={t('sheet.close')}
          side="bottom"
          onPress={() => {
            closeOverlay();
          }}
        />
      </header>
      <div className="sheet-groups" tabIndex={0} role="group" aria-label={t('sheet.list')}>
        {menus.map((menu) => (
          <Group
            key={menu}
            title={plainWord(t(`menu.${menu}`))}
            rows={rowsOf(menu).map(({ id, keys, isHaloOnly }) => ({
              id,
              words: t(`command.${id}`),
              keys,
              isHaloOnly,
            }))}
          />
        ))}
        <Group
          title={t('sheet.table.title')}
          rows={tableKeys.map(({ name, keys }) => ({
            id: name,
            words: tableWords[name],
            keys,
            isHaloOnly: false,
          }))}
        />
      </div>
      <p className="quiet sheet-foot">{t('sheet.foot')}</p>
    </Dialog>
  );
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
    <section className="sheet-group">
      <h3>{title}</h3>
      <dl>
        {rows.map(({ id, words, keys, isHaloOnly }) => (
          <div key={id}>
            <dt>
              {words}
              {isHaloOnly && <span className="quiet"> {t('sheet.inHalo')}</span>}
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
