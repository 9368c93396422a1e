import type { CommandId } from '../../shared/commands/commands.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { openReference } from '../store/reference-search.ts';
import { shareDiagnosis, shareRecording } from '../store/share.ts';
import { deriveReview } from '../store/capture.ts';
import { findAgain } from '../store/find.ts';
import { attempt, notify } from '../store/notices.ts';
import { openOverlay } from '../store/overlay.ts';
import { useSite } from '../store/site.ts';
import { sources } from '../store/sources.ts';
import { askAboutWiping } from '../store/wipe.ts';
import {
  back,
  forward,
  show,
  showBeside,
  showEntry,
  startOver,
  useWizard,
} from '../store/wizard.ts';
import { diagnosesShown } from '../store/diagnoses.ts';
import { chooseFile } from '../actions/open-file.ts';
import { askToClear, openPractice, sayFailed } from '../actions/open-halo.ts';
import { focusArea, isCovered } from './areas.ts';
import { findHere } from './find-here.ts';
import { zoom } from './zoom.ts';

/**
 * Does what a menu, a key, the palette or the tour asks for. Under a dialog only what needs nothing
 * of the window is done.
 */
export function runCommand(command: CommandId): void {
  if (!isCovered() || worksCovered(command)) commands[command]();
}

const commands: Readonly<Record<CommandId, () => void>> = {
  start: startOver,
  'open-file': () => void chooseFile(),
  paste: () => showEntry(),
  'open-practice': () => void openPractice(),
  share: () => shareShown(),
  'share-recording': () => shareShownRecording(),
  print: () => void import('./print-shown.ts').then(({ printShown }) => printShown()),
  find: () => findHere(),
  'find-next': () => findAgain(true),
  'find-previous': () => findAgain(false),
  palette: () => openOverlay({ kind: 'palette' }),
  shortcuts: () => show({ screen: 'shortcuts' }),
  'show-halo': () => showBeside('halo'),
  'show-requests': () => showBeside('requests'),
  'zoom-in': () => zoom('in'),
  'zoom-out': () => zoom('out'),
  'zoom-reset': () => zoom('reset'),
  mark: () => void sayFailed(),
  'show-results': () => {
    deriveReview();
    show({ screen: 'results', source: useWizard.getState().source ?? 'live' });
  },
  'new-capture': () => askToClear(),
  captures: () => show({ screen: 'captures' }),
  compare: () => show({ screen: 'compare' }),
  checkup: () => show({ screen: 'checkup' }),
  wipe: () => askAboutWiping(true),
  settings: () => show({ screen: 'settings' }),
  help: () => show({ screen: 'help', page: null }),
  about: () => show({ screen: 'about' }),
  'next-area': () => focusArea(1),
  'previous-area': () => focusArea(-1),
  'focus-halo': () => focusHalo(),
  back: () => back(),
  forward: () => forward(),
  'site-back': () => go('back'),
  'site-forward': () => go('forward'),
  'site-reload': () => go('reload'),
  fixes: () => show({ screen: 'fixes' }),
  'rule-packs': () => show({ screen: 'packs' }),
  learn: () => show({ screen: 'learn' }),
  reference: () => openReference(),
};

function worksCovered(command: CommandId): boolean {
  return (
    command === 'zoom-in' ||
    command === 'zoom-out' ||
    command === 'zoom-reset' ||
    command === 'mark'
  );
}

function go(to: 'back' | 'forward' | 'reload'): void {
  void attempt(() => call('site.go', { to }), text('app.unexpected'));
}

/** Into the page, from wherever the user is. */
function focusHalo(): void {
  if (!useSite.getState().open) {
    notify('problem', text('commands:halo.closed'));
    return;
  }
  showBeside('halo');
  call('site.focus', null).catch(console.error);
}

/** Also what nothing explains: just that must be sent. */
function shareShownRecording(): void {
  const source = useWizard.getState().source ?? 'live';
  const { rows, file } = sources[source].getState();
  if (rows.length === 0 || file?.summary.kind === 'text')
    notify('problem', text('commands:share.noRecording'));
  else shareRecording(source);
}

/** The problem that is looked at; of several the most important. */
function shareShown(): void {
  const [first] = diagnosesShown();
  if (first === undefined) notify('problem', text('commands:share.nothing'));
  else void shareDiagnosis(first.diagnosis, first.source);
}
