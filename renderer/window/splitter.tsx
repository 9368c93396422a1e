import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { text } from '../text/i18n.ts';
import { attempt } from '../store/notices.ts';
import { useSettings, writeSettings } from '../store/settings.ts';

/** CSS pixels. Halo keeps at least as much beside it. */
const narrowest = 320;
const leftForHalo = 420;
const step = 24;

interface SplitterProps {
  /** While it is dragged the embedded view is hidden: over it the pointer would be lost. */
  readonly onDrag: (isDragging: boolean) => void;
}

/**
 * The edge between the guide and Halo, moved with the pointer or the arrow keys. Twice pressed, or
 * Enter: as it was designed.
 */
export function Splitter({ onDrag }: SplitterProps) {
  const { t } = useTranslation('commands');
  const edge = useRef<HTMLDivElement>(null);
  const kept = useSettings((state) => state.guideWidth);
  const [dragged, setDragged] = useState<number | null>(null);
  const [shown, setShown] = useState(0);
  const width = dragged ?? kept;
  useEffect(() => {
    const { style } = document.documentElement;
    if (width === null) style.removeProperty('--wizard-width');
    else style.setProperty('--wizard-width', `min(${width}px, 100vw - ${leftForHalo}px)`);
    setShown(Math.round(guideWidth(edge.current)));
  }, [width]);

  const keep = (next: number | null) =>
    void attempt(
      () => writeSettings({ guideWidth: next === null ? null : within(next) }),
      text('app.unexpected'),
    );
  const wayOf = () =>
    edge.current !== null && getComputedStyle(edge.current).direction === 'rtl' ? -1 : 1;
  const onKey = ({ key }: KeyboardEvent) => {
    const now = guideWidth(edge.current);
    if (key === 'ArrowLeft') keep(now - step * wayOf());
    else if (key === 'ArrowRight') keep(now + step * wayOf());
    else if (key === 'Home') keep(narrowest);
    else if (key === 'End') keep(innerWidth - leftForHalo);
    else if (key === 'Enter') keep(null);
  };
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(guideWidth(edge.current));
    onDrag(true);
  };
  const onMove = (event: PointerEvent) => {
    if (dragged !== null)
      setDragged(within(wayOf() === 1 ? event.clientX : innerWidth - event.clientX));
  };
  const onUp = () => {
    if (dragged === null) return;
    keep(dragged);
    setDragged(null);
    onDrag(false);
  };
  return (
    <div
      ref={edge}
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('splitter')}
      aria-valuenow={shown}
      aria-valuemin={narrowest}
      aria-valuemax={Math.max(narrowest, innerWidth - leftForHalo)}
      onKeyDown={onKey}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
      onDoubleClick={() => {
        keep(null);
      }}
    />
  );
}

function within(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(width, innerWidth - leftForHalo)));
}

function guideWidth(edge: HTMLElement | null): number {
  return edge?.previousElementSibling?.getBoundingClientRect().width ?? 0;
}
