import { FileDown } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDropped } from '../wizard/open-file.ts';

/** A file may be dropped anywhere on the window. React Aria's DropZone hands over its own wrapper of the file, so the plain events are used. */
export function DropTarget({ children, onChange }: { readonly children: ReactNode; readonly onChange: (isDropping: boolean) => void }) {
  const { t } = useTranslation();
  const [isDropping, setDropping] = useState(false);
  const depth = useRef(0);
  const change = (next: boolean) => { setDropping(next); onChange(next); };
  const holdsFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className="app-window"
      onDragEnter={(event) => { if (holdsFile(event)) { depth.current += 1; change(true); } }}
      onDragLeave={(event) => { if (holdsFile(event)) { depth.current -= 1; if (depth.current === 0) change(false); } }}
      onDragOver={(event) => { event.preventDefault(); }}
      onDrop={(event) => {
        event.preventDefault();
        depth.current = 0;
        change(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined) readDropped(file);
      }}
    >
      {children}
      {isDropping && <div className="drop-cover"><FileDown aria-hidden /><strong>{t('app.drop')}</strong><span>{t('app.dropHint')}</span></div>}
    </div>
  );
}
