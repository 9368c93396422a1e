import { Check, Columns3 } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type ColumnId, columnIds } from '../store/request-view.ts';

interface Props {
  readonly visible: Readonly<Record<ColumnId, boolean>>;
  readonly onVisible: (visible: Readonly<Record<ColumnId, boolean>>) => void;
}

/** Which columns to show; status and name always stay. */
export function ColumnMenu({ visible, onVisible }: Props) {
  const { t } = useTranslation('requests');
  const choices = columnIds.filter((id) => id !== 'status' && id !== 'name');
  return (
    <MenuTrigger>
      <Button className="requests-button">
        <Columns3 size={15} aria-hidden />
        {t('columns')}
      </Button>
      <Popover className="requests-popover">
        <Menu
          className="requests-menu"
          aria-label={t('columnsLabel')}
          selectionMode="multiple"
          selectedKeys={choices.filter((id) => visible[id])}
          onSelectionChange={(keys) => {
            onVisible({
              ...visible,
              ...Object.fromEntries(choices.map((id) => [id, keys === 'all' || keys.has(id)])),
            });
          }}
        >
          {choices.map((id) => (
            <MenuItem key={id} id={id} textValue={t(`column.${id}`)}>
              {({ isSelected }) => (
                <>
                  <span className="menu-check">
                    {isSelected && <Check size={14} aria-hidden />}
                  </span>
                  {t(`column.${id}`)}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
