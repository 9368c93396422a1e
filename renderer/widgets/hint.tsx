import {
  cloneElement,
  type ReactElement,
  type Ref,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { type HintSide, sideOf } from './hint-side.ts';

interface HintProps {
  /** What the button is for, in half a sentence. */
  readonly text: string;
  /** The button says nothing by itself: its words show although they cover something to press. */
  readonly isOnlyWord?: boolean;
  /** The button. */
  readonly children: ReactElement<{ readonly ref?: Ref<HTMLButtonElement> }>;
}

/** A button with words that show while somebody rests on it, where they cover nothing to press. */
export function Hint({ text, isOnlyWord = false, children }: HintProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [side, setSide] = useState<HintSide>('top');
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    if (button.current === null) return;
    const found = sideFor(button.current, text);
    const isFocused = document.activeElement === button.current;
    setSide(found.side);
    setOpen(found.isFree || isOnlyWord || isFocused);
  };
  const pointer = usePointer(button, open);
  return (
    <TooltipTrigger
      delay={800}
      closeDelay={0}
      isOpen={isOpen}
      onOpenChange={(isWanted) => {
        if (!isWanted) setOpen(false);
        else if (document.activeElement === button.current || pointer.hasMoved()) open();
      }}
    >
      {cloneElement(children, { ref: button })}
      <Tooltip className="tooltip" placement={side} shouldFlip={false}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}

/**
 * Whether the pointer was moved onto the button: one that came to be under a pointer at rest was not
 * asked about. `onMove`: it moves there later.
 */
function usePointer(
  button: RefObject<HTMLButtonElement | null>,
  onMove: () => void,
): { readonly hasMoved: () => boolean } {
  const state = useRef({ hasMoved: false, isAwaited: false });
  const late = useEffectEvent(onMove);
  useEffect(() => {
    const ended = new AbortController();
    const moved = () => {
      const { isAwaited } = state.current;
      state.current = { hasMoved: true, isAwaited: false };
      if (isAwaited) late();
    };
    const left = () => {
      state.current = { hasMoved: false, isAwaited: false };
    };
    button.current?.addEventListener('pointermove', moved, ended);
    button.current?.addEventListener('pointerleave', left, ended);
    return () => {
      ended.abort();
    };
  }, [button]);
  return {
    hasMoved: () => {
      state.current.isAwaited = !state.current.hasMoved;
      return state.current.hasMoved;
    },
  };
}

function sideFor(button: HTMLButtonElement, text: string): ReturnType<typeof sideOf> {
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
