import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

/** The tooltip's side: away from the embedded view, which would paint over it. */
export type HintSide = 'top' | 'bottom' | 'left';

interface HintProps {
  /** What the button is for, in half a sentence. */
  readonly text: string;
  readonly side?: HintSide;
  /** The button. */
  readonly children: ReactElement;
}

/** A button with words that show while somebody rests on it. */
export function Hint({ text, side = 'top', children }: HintProps) {
  return (
    <TooltipTrigger delay={800} closeDelay={0}>
      {children}
      <Tooltip className="tooltip" placement={side} shouldFlip={false}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
