import { ChevronDown, ChevronUp, Maximize2, Minimize2, X } from 'lucide-react';
import { Suspense, useDeferredValue, useEffect, useId, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { later } from '../platform/later.ts';
import { useReview, useRows, useSource } from '../store/sources.ts';
import {
  type RequestsDrawer as DrawerSize,
  resizeRequests,
  selectRequest,
  useWizard,
} from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { NoRequests } from './no-requests.tsx';

const RequestsPane = later(() =>
  import('../requests/requests-pane.tsx').then((module) => module.RequestsPane),
);

/**
 * The requests of what is looked at, below it: a bar that opens and closes. Whoever asked for a
 * request goes on in the drawer, and comes back to where they were by Escape.
 */
export function RequestsDrawer({ size }: { readonly size: DrawerSize }) {
  const { t } = useTranslation();
  const counts = useCounts();
  const id = useId();
  const source = useWizard((state) => state.source);
  const all = useRows(source).length;
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  const { panel, bar, close } = useDrawerFocus();
  const isOpen = size !== 'shut';
  return (
    <div
      className="drawer"
      data-size={size}
      data-area="requests"
      onKeyDown={({ key, defaultPrevented }) => {
        if (key === 'Escape' && !defaultPrevented && isOpen) close();
      }}
    >
      <div className="drawer-bar">
        <Button
          ref={bar}
          className="drawer-toggle"
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': id } : {})}
          onPress={() => {
            if (isOpen) close();
            else resizeRequests('part');
          }}
        >
          {isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
          {t(isText ? 'workspace.messages' : 'workspace.requests')}
          {all > 0 && <span className="count">{counts.shown(all)}</span>}
        </Button>
        {isOpen && (
          <>
            <IconButton
              icon={size === 'whole' ? Minimize2 : Maximize2}
              label={t(size === 'whole' ? 'workspace.drawer.smaller' : 'workspace.drawer.larger')}
              onPress={() => {
                resizeRequests(size === 'whole' ? 'part' : 'whole');
              }}
            />
            <IconButton icon={X} label={t('workspace.drawer.close')} onPress={close} />
          </>
        )}
      </div>
      {isOpen && (
        <section
          id={id}
          ref={panel}
          className="drawer-panel"
          aria-label={t(isText ? 'workspace.messages' : 'workspace.requests')}
          tabIndex={-1}
        >
          <Suspense fallback={null}>
            <Requests />
          </Suspense>
        </section>
      )}
    </div>
  );
}

/** The focus goes into the drawer with whoever asked for it, and back with whoever closes it. */
function useDrawerFocus() {
  const panel = useRef<HTMLElement>(null);
  const bar = useRef<HTMLButtonElement>(null);
  const from = useRef<Element | null>(null);
  const asked = useWizard((state) => state.asked);
  const known = useRef(asked);
  useEffect(() => {
    if (asked === known.current) return;
    known.current = asked;
    const { activeElement } = document;
    if (panel.current?.contains(activeElement) === true) return;
    from.current = activeElement;
    panel.current?.focus();
  }, [asked]);
  const close = () => {
    resizeRequests('shut');
    const before = from.current;
    from.current = null;
    if (before instanceof HTMLElement && before !== document.body && before.isConnected)
      before.focus();
    else bar.current?.focus();
  };
  return { panel, bar, close };
}

function Requests() {
  const source = useWizard((state) => state.source);
  const selected = useWizard((state) => state.selected);
  const rows = useRows(source);
  const review = useReview(source);
  const { load } = useSource(source, (state) => state.contents);
  // A file brings 100,000 rows at once: what was found shows first, the table follows in a render
  // of its own.
  const shown = useDeferredValue(
    useMemo(() => ({ source, rows, review, load }), [source, rows, review, load]),
    null,
  );
  if (shown === null || shown.source === null || shown.source !== source || shown.rows.length === 0)
    return <NoRequests />;
  return (
    <RequestsPane
      key={source}
      rows={shown.rows}
      review={shown.review}
      selectedIndex={selected[source]}
      onSelect={(index) => {
        selectRequest(source, index);
      }}
      load={shown.load}
      live={source === 'live'}
    />
  );
}
