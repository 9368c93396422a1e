import { ChevronDown, Globe } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { plain, suggestions } from '../text/addresses.ts';

interface AddressFieldProps {
  readonly label: string;
  /** Accessible name of the button that opens the list. */
  readonly listLabel: string;
  readonly placeholder?: string;
  readonly isLabelHidden?: boolean;
  readonly addresses: readonly string[];
  readonly typed: string;
  /** What the suggestions have to hold; `typed` where left out. */
  readonly wanted?: string;
  readonly error?: string | null;
  readonly onType: (typed: string) => void;
  /** Enter was pressed or a remembered address chosen. */
  readonly onGo: (address: string) => void;
  readonly onListOpen?: (isOpen: boolean) => void;
  /** The focus left the field without Enter. */
  readonly onLeave?: () => void;
}

/** An address with the remembered ones as suggestions. */
export function AddressField(props: AddressFieldProps) {
  const {
    label,
    listLabel,
    placeholder = '',
    isLabelHidden = false,
    addresses,
    typed,
    wanted = typed,
    error = null,
    onType,
    onGo,
    onListOpen,
    onLeave,
  } = props;
  const [isOpen, setOpen] = useState(false);
  const items = suggestions(addresses, wanted).map((address) => ({ id: address }));
  return (
    <ComboBox
      className="address-field"
      items={items}
      inputValue={typed}
      onInputChange={onType}
      allowsCustomValue
      selectedKey={null}
      menuTrigger="manual"
      isInvalid={error !== null}
      onOpenChange={(open) => {
        setOpen(open);
        onListOpen?.(open);
      }}
      onSelectionChange={(key) => {
        if (typeof key === 'string') onGo(key);
      }}
      onBlur={() => {
        onLeave?.();
      }}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className="field-label">{label}</Label>}
      <div className="field-box">
        <Globe aria-hidden className="field-icon" />
        <Input
          className="field-input"
          placeholder={placeholder}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isOpen) onGo(typed);
          }}
        />
        {addresses.length > 0 && (
          <Button className="field-button" aria-label={listLabel}>
            <ChevronDown aria-hidden />
          </Button>
        )}
      </div>
      {error !== null && <FieldError className="field-error">{error}</FieldError>}
      <Popover className="list-popover" shouldFlip={false}>
        <ListBox className="list-box">
          {(item: { readonly id: string }) => (
            <ListBoxItem className="list-item" id={item.id} textValue={plain(item.id)}>
              {plain(item.id)}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
