import type { TFunction } from 'i18next';
import { generalText } from '../../shared/rules/cause-text.ts';
import { type CommandId, allCommands, commandOf } from '../../shared/commands/commands.ts';
import type { CaptureListing, RecentFile } from '../../shared/ipc/ipc.ts';
import { type HelpPage, textsOfPage } from '../../shared/learn/help.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import { captureName, captureNotes } from '../text/capture-name.ts';
import { openReference } from '../store/reference-search.ts';
import { causes, guide } from '../learn/lessons.ts';
import { causeText, statusText } from '../learn/reference-search.ts';
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
interface PaletteContent {
  readonly addresses: readonly string[];
  readonly captures: readonly CaptureListing[];
  readonly lessons: readonly ReadyLesson[];
  readonly pages: readonly HelpPage[];
  readonly recent: readonly RecentFile[];
}

interface PaletteWords {
  readonly t: TFunction<'commands'>;
  readonly region: string;
  readonly run: (id: CommandId) => void;
}

/**
 * Everything that can be gone to or done, in sections, those that say it in fewer words first: where
 * two fit alike, the earlier one is chosen. Empty ones are left out.
 */
export function paletteSections(
  { addresses, captures, lessons, pages, recent }: PaletteContent,
  { t, region, run }: PaletteWords,
): readonly PaletteSection[] {
  const ended = captures.filter(({ running }) => !running);
  const notes = captureNotes(ended, region);
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
      items: ended.map((capture, index) =>
        place(
          capture.id,
          captureName(capture),
          notes[index] ?? null,
          () => void openCapture(capture),
        ),
      ),
    },
    { id: 'settings', title: t('palette.settings'), items: settingItems() },
    {
      id: 'statuses',
      title: t('palette.statuses'),
      items: guide.map((row) =>
        place(
          String(row.status),
          `${row.status} ${row.name}`,
          null,
          () => {
            openReference(String(row.status));
          },
          statusText(row),
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
          causeText(cause),
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
          `${ready.lesson.intro} ${causeText(ready.cause)}`,
        ),
      ),
    },
    {
      id: 'help',
      title: t('palette.help'),
      items: pages.map((page) =>
        place(
          page.id,
          page.title,
          null,
          () => {
            show({ screen: 'help', page: page.id });
          },
          `${page.words} ${textsOfPage(page).join(' ')}`,
        ),
      ),
    },
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
  const densities = [
    ['comfortable', text('settings:look.comfortable')],
    ['compact', text('settings:look.compact')],
  ] as const;
  const groups = [
    ['addresses', text('settings:addresses.title'), text('settings:addresses.note')],
    ['appearance', text('settings:look.title'), text('settings:look.size')],
    ['redaction', text('settings:redaction.title'), text('settings:redaction.always')],
    ['capture', text('settings:capture.title'), text('settings:capture.open')],
    ['downloads', text('settings:downloads.title'), text('settings:downloads.askText')],
    ['packs', text('settings:packs.title'), text('settings:packs.text')],
    ['storage', text('settings:storage.title'), text('settings:storage.text')],
    ['updates', text('settings:updates.title'), text('settings:updates.text')],
  ] as const;
  return [
    ...themes.map(([theme, title]) =>
      place(theme, title, text('settings:look.theme'), () => {
        void changeSettings({ appearance: { ...appearance, theme } });
      }),
    ),
    ...densities.map(([density, title]) =>
      place(density, title, text('settings:look.density'), () => {
        void changeSettings({ appearance: { ...appearance, density } });
      }),
    ),
    ...groups.map(([section, title, words]) =>
      place(
        section,
        title,
        text('settings:title'),
        () => {
          show({ screen: 'settings', section });
        },
        words,
      ),
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
