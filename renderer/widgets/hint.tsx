import { cloneElement, type ReactElement, type Ref, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { type HintSide, sideOf } from './hint-side.ts';

interface HintProps {
  /** What the button is for, in half a sentence. */
  readonly text: string;
  /** The button. */
  readonly children: ReactElement<{ readonly ref?: Ref<HTMLButtonElement> }>;
}

/** A button with words that show while somebody rests on it, where they cover nothing to press. */
export function Hint({ text, children }: HintProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [side, setSide] = useState<HintSide>('top');
  return (
    <TooltipTrigger
      delay={800}
      closeDelay={0}
      onOpenChange={(isOpen) => {
        if (isOpen && button.current !== null) setSide(freeSide(button.current, text));
      }}
    >
      {cloneElement(children, { ref: button })}
      <Tooltip className="tooltip" placement={side} shouldFlip={false}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}

function freeSide(button: HTMLButtonElement, text: string): HintSide {
  const others = document.querySelectorAll('button, a[href], input, textarea, select, label');
  const halo = document.querySelector('.site-view')?.getBoundingClientRect() ?? null;
  return sideOf(button.getBoundingClientRect(), tipSize(text), {
    window: { width: innerWidth, height: innerHeight },
    pressed: [...others]
      .filter((one) => one !== button)
      .map((one) => one.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0),
    halo: halo !== null && halo.width > 0 ? halo : null,
  });
}

/** About the size of a tooltip with these words: rather too large than too small. */
function tipSize(text: string): { readonly width: number; readonly height: number } {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const words = text.length * 0.43 * rem;
  return {
    width: Math.min(words + rem, 16 * rem),
    height: (Math.ceil(words / (14.5 * rem)) * 1.25 + 0.5) * rem,
  };
}
