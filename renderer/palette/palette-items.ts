import type { TFunction } from 'i18next';
import { generalText } from '../../shared/rules/cause.ts';
import { type CommandId, allCommands, commandOf } from '../../shared/commands/commands.ts';
import type { CaptureListing, RecentFile } from '../../shared/ipc/ipc.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import { formatMoment } from '../text/format.ts';
import { openReference } from '../store/reference-search.ts';
import { causes, guide } from '../learn/lessons.ts';
import { changeSettings } from '../actions/change-settings.ts';
import { useSettings } from '../store/settings.ts';
import { show } from '../store/wizard.ts';
import { text } from '../text/i18n.ts';
import { openLesson } from '../learn/lesson-player.ts';
import { visibleLine } from '../text/visible-text.ts';
import { plain } from '../text/addresses.ts';
import { openCapture, openRecent } from '../actions/open-file.ts';
import { openOwn } from '../actions/open-halo.ts';

/** One thing that can be chosen; it is found by its title, its note and its `words`. */
export interface PaletteItem {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  /** What it is also found by: the integrations and places that its title does not name. */
  readonly words: string;
  /** What a command is; null for a place. */
  readonly command: CommandId | null;
  readonly run: () => void;
}

export interface PaletteSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** What the palette offers besides the commands. */
export interface PaletteContent {
  readonly addresses: readonly string[];
  readonly captures: readonly CaptureListing[];
  readonly lessons: readonly ReadyLesson[];
  readonly recent: readonly RecentFile[];
}

interface PaletteWords {
  readonly t: TFunction<'commands'>;
  readonly region: string;
  readonly run: (id: CommandId) => void;
}

/** Everything that can be gone to or done, in sections. Empty ones are left out. */
export function paletteSections(
  { addresses, captures, lessons, recent }: PaletteContent,
  { t, region, run }: PaletteWords,
): readonly PaletteSection[] {
  const sections = [
    {
      id: 'commands',
      title: t('palette.commands'),
      items: allCommands
        .filter(({ id }) => id !== 'palette')
        .map(({ id }) => ({
          id,
          title: t(`command.${id}`),
          note: null,
          words: '',
          command: id,
          run: () => {
            run(id);
          },
        })),
    },
    {
      id: 'recent',
      title: t('palette.recent'),
      items: recent.map(({ id, name, folder }) =>
        place(id, visibleLine(name), visibleLine(folder), () => void openRecent(id)),
      ),
    },
    {
      id: 'addresses',
      title: t('palette.addresses'),
      items: addresses.map((address) =>
        place(address, plain(address), null, () => void openOwn(address)),
      ),
    },
    {
      id: 'captures',
      title: t('palette.captures'),
      items: captures
        .filter(({ running }) => !running)
        .map(({ id, name, site, startedAt }) =>
          place(
            id,
            visibleLine(name ?? site),
            formatMoment(startedAt, region),
            () => void openCapture(id),
          ),
        ),
    },
    {
      id: 'lessons',
      title: t('palette.lessons'),
      items: lessons.map((ready) =>
        place(
          ready.lesson.id,
          ready.lesson.title,
          null,
          () => {
            openLesson(ready);
          },
          ready.lesson.intro,
        ),
      ),
    },
    {
      id: 'causes',
      title: t('palette.causes'),
      items: causes.map((cause) =>
        place(
          cause.id,
          generalText(cause.title),
          cause.statuses.join(', '),
          () => {
            openReference(cause.id);
          },
          `${cause.id} ${generalText(cause.happened)}`,
        ),
      ),
    },
    {
      id: 'statuses',
      title: t('palette.statuses'),
      items: guide.map(({ status, name, official, meaning }) =>
        place(
          String(status),
          `${status} ${name}`,
          null,
          () => {
            openReference(String(status));
          },
          `${official} ${meaning}`,
        ),
      ),
    },
    { id: 'settings', title: t('palette.settings'), items: settingItems() },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** The looks act at once; what needs more than a word is set on its own screen. */
function settingItems(): readonly PaletteItem[] {
  const { appearance } = useSettings.getState();
  const themes = [
    ['system', text('settings:look.system')],
    ['light', text('settings:look.light')],
    ['dark', text('settings:look.dark')],
    ['high-contrast', text('settings:look.contrast')],
  ] as const;
  const groups = [
    text('settings:look.title'),
    text('settings:redaction.title'),
    text('settings:capture.title'),
    text('settings:downloads.title'),
    text('settings:storage.title'),
    text('settings:updates.title'),
  ];
  return [
    ...themes.map(([theme, title]) =>
      place(theme, title, text('settings:look.theme'), () => {
        void changeSettings({ appearance: { ...appearance, theme } });
      }),
    ),
    ...groups.map((title) =>
      place(title, title, text('settings:title'), () => {
        show({ screen: 'settings' });
      }),
    ),
  ];
}

/** Whether choosing it leaves the focus in our window. */
export function takesFocus({ command }: PaletteItem): boolean {
  return command === null || commandOf(command).focus === 'window';
}

function place(
  id: string,
  title: string,
  note: string | null,
  run: () => void,
  words = '',
): PaletteItem {
  return { id, title, note, words, command: null, run };
}
