import type { LucideIcon } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** The accessible name, also shown as a tooltip. */
  readonly label: string;
  readonly isDisabled?: boolean;
  /** The tooltip's side: away from the embedded view, which would paint over it. */
  readonly side?: 'top' | 'bottom' | 'left';
  readonly onPress: () => void;
}

/** A button that shows only an icon. */
export function IconButton({
  icon: Icon,
  label,
  isDisabled = false,
  side = 'top',
  onPress,
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={800} closeDelay={0}>
      <Button className="icon-button" aria-label={label} isDisabled={isDisabled} onPress={onPress}>
        <Icon aria-hidden />
      </Button>
      <Tooltip className="tooltip" placement={side} shouldFlip={false}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
