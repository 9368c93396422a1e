import { CircleCheck, CircleX, FileJson, FolderOpen, X } from 'lucide-react';
import { useRef } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { captureName, captureNotes } from '../text/capture-name.ts';
import { chooseSide, takeCapture, takePractice } from '../actions/compare.ts';
import { useCaptures } from '../store/captures.ts';
import { setSide, type Side, useComparison } from '../store/comparison.ts';
import { useSite } from '../store/site.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';
import { Unread } from './unread.tsx';

const icons = { working: CircleCheck, broken: CircleX } as const;

/** One of the two recordings: which it is, and how to choose another. */
export function ComparedSide({ side }: { readonly side: Side }) {
  const { t } = useTranslation('compare');
  const chosen = useComparison((state) => state[side]);
  const choose = useRef<HTMLButtonElement>(null);
  const unsorted = useComparison((state) => state.unsorted);
  const Icon = unsorted === null ? icons[side] : FileJson;
  const title = t(unsorted === null ? `side.${side}` : `untold.${side}`);
  return (
    <section className="card stack tight" aria-label={title}>
      <h2 className="small-heading with-icon">
        <Icon aria-hidden />
        {title}
      </h2>
      <p className={chosen === null ? 'quiet' : 'wrap'}>
        {chosen === null ? t('nothing') : visibleLine(chosen.name)}
      </p>
      <Unread side={side} />
      <div className="button-row">
        <Button ref={choose} className="button small" onPress={() => void chooseSide(side)}>
          <FolderOpen aria-hidden />
          {t('choose')}
        </Button>
        <KeptRecordings side={side} />
        {chosen !== null && (
          <Button
            className="button small"
            onPress={() => {
              setSide(side, null);
              // The button is gone with what it took out.
              choose.current?.focus();
            }}
          >
            <X aria-hidden />
            {t('remove')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** No id of a recording looks so. */
const practice = '#practice';

/** Recordings of this computer, and Anna's beside the practice Halo; nothing where there is none. */
function KeptRecordings({ side }: { readonly side: Side }) {
  const { t } = useTranslation('compare');
  const region = useRegion();
  const captures = useCaptures((state) => state.captures) ?? [];
  const isPractice = useSite((state) => state.kind === 'practice');
  if (captures.length === 0 && !isPractice) return null;
  const notes = captureNotes(captures, region);
  const items = captures.map((capture, place) => ({
    id: capture.id,
    capture,
    title: `${captureName(capture)} · ${notes[place] ?? ''}`,
  }));
  return (
    <MenuTrigger>
      <Button className="button small">{t('kept')}</Button>
      <Popover className="list-popover">
        <Menu
          className="list-box"
          aria-label={t('kept')}
          items={isPractice ? [...items, { id: practice, title: t('practice') }] : items}
          onAction={(id) => {
            if (id === practice) void takePractice(side);
            const item = items.find((one) => one.id === id);
            if (item !== undefined) takeCapture(side, item.capture, item.title);
          }}
        >
          {({ title }) => <MenuItem className="list-item">{title}</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
