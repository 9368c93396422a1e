import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Hint } from './hint.tsx';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** The accessible name, also shown as a tooltip. */
  readonly label: string;
  /** A shorter tooltip, where what stands beside the button says the rest; left out for the label. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A button that shows only an icon. */
export function IconButton({
  icon: Icon,
  label,
  hint = label,
  isDisabled = false,
  onPress,
}: IconButtonProps) {
  return (
    <Hint text={hint} isOnlyWord>
      <Button className="icon-button" aria-label={label} isDisabled={isDisabled} onPress={onPress}>
        <Icon aria-hidden />
      </Button>
    </Hint>
  );
}
