import { FileDown } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDropped } from '../actions/open-file.ts';
import { useDropTaker } from '../store/drop-taker.ts';
import { openOverlay } from '../store/overlay.ts';

/** Files that are held over the window. */
type Held = 'none' | 'one' | 'several';

/**
 * A file may be dropped anywhere on the window. React Aria's DropZone hands over its own wrapper of
 * the file, so the plain events are used.
 */
export function DropTarget({
  children,
  onChange,
}: {
  readonly children: ReactNode;
  readonly onChange: (isDropping: boolean) => void;
}) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<Held>('none');
  const isTaken = useDropTaker(({ take }) => take !== null);
  const change = useEffectEvent((next: Held) => {
    setHeld(next);
    onChange(next !== 'none');
  });
  useEffect(() => listenForFiles((next) => change(next)), []);
  return (
    <div className="app-window">
      {children}
      {held !== 'none' && (
        <div className="drop-cover" role="status">
          <FileDown aria-hidden />
          <strong>{t(isTaken && held === 'one' ? 'app.dropCheck' : 'app.drop')}</strong>
          <span>{t('app.dropHint')}</span>
        </div>
      )}
    </div>
  );
}

/**
 * Hears of files that are held over the window or dropped on it. Answers the function that stops
 * listening.
 */
function listenForFiles(change: (held: Held) => void): () => void {
  let depth = 0;
  const hear = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    if (event.type === 'dragenter') depth += 1;
    if (event.type === 'dragleave') depth -= 1;
    if (event.type === 'drop') depth = 0;
    if (event.type !== 'dragover') change(depth > 0 ? heldBy(event.dataTransfer) : 'none');
    if (event.type !== 'drop') return;
    const files = [...event.dataTransfer.files];
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) openOverlay({ kind: 'files', files });
    else takeOne(file);
  };
  for (const name of dragEvents) window.addEventListener(name, hear);
  return () => {
    for (const name of dragEvents) window.removeEventListener(name, hear);
  };
}

/** What they are is told only when they are let go. */
const heldBy = ({ items }: DataTransfer): Held => (items.length === 1 ? 'one' : 'several');

function takeOne(file: File): void {
  const { take } = useDropTaker.getState();
  if (take === null) void readDropped(file);
  else take(file);
}

const dragEvents = ['dragenter', 'dragleave', 'dragover', 'drop'] as const;
