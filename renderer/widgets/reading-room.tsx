import './reading-room.css';
import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Button } from 'react-aria-components';
import { ScreenHeading } from './screen-heading.tsx';

interface ReadingRoomProps {
  readonly title: string;
  readonly lead?: string;
  /** What is chosen from, and what belongs to all of it: it stands below the title. */
  readonly list: ReactNode;
  /** Accessible name of the page. */
  readonly pageLabel: string;
  /** Names the page that is shown: another one begins at its top. */
  readonly page?: string;
  /** For what stands in columns, and not in lines of text. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/**
 * A screen that is read: it has the whole window, with a list at the left and beside it the page
 * that was chosen there. The two scroll on their own.
 */
export function ReadingRoom({
  title,
  lead,
  list,
  pageLabel,
  page = '',
  isWide = false,
  children,
}: ReadingRoomProps) {
  return (
    <div className="reading-room">
      <div className="room-side stack">
        <div>
          <ScreenHeading>{title}</ScreenHeading>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {list}
      </div>
      <div
        key={page}
        className="room-page"
        data-area="page"
        role="group"
        aria-label={pageLabel}
        tabIndex={0}
      >
        <div className={isWide ? 'room-text wide' : 'room-text'}>{children}</div>
      </div>
    </div>
  );
}

export interface RoomItem {
  readonly id: string;
  readonly title: ReactNode;
  /** What is to be known of it at a glance. */
  readonly note?: ReactNode;
  readonly icon?: LucideIcon;
}

interface RoomListProps {
  readonly label: string;
  /** Whether the label is read above the list as well. */
  readonly isLabelled?: boolean;
  readonly items: readonly RoomItem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** What can be chosen in a reading room: one stop of the Tab key, gone through with the arrows. */
export function RoomList({ label, isLabelled = false, items, chosen, onChoose }: RoomListProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const stop = items.some((item) => item.id === chosen) ? chosen : items[0]?.id;
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = nextPlace(event.key, at, buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <nav
      aria-label={isLabelled ? undefined : label}
      aria-labelledby={isLabelled ? id : undefined}
      className="room-nav"
    >
      {isLabelled && (
        <h2 id={id} className="small-heading">
          {label}
        </h2>
      )}
      <ul ref={list} className="room-list" onKeyDown={move}>
        {items.map(({ id: item, title, note, icon: Icon }) => (
          <li key={item}>
            <Button
              className="room-item"
              aria-current={item === chosen && 'page'}
              excludeFromTabOrder={item !== stop}
              onPress={() => {
                onChoose(item);
              }}
            >
              {Icon !== undefined && <Icon aria-hidden />}
              <span className="row-text">
                <span className="room-title">{title}</span>
                {note !== undefined && <span className="quiet">{note}</span>}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where a key leads from `at`; null where it leads nowhere. */
function nextPlace(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
