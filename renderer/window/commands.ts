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
import { back, forward, show, showBeside, showEntry, useWizard } from '../store/wizard.ts';
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
  if (isCovered() && !worksCovered(command)) return;
  switch (command) {
    case 'start':
      show({ screen: 'start' });
      return;
    case 'open-file':
      void chooseFile();
      return;
    case 'paste':
      showEntry();
      return;
    case 'open-practice':
      void openPractice();
      return;
    case 'share':
      shareShown();
      return;
    case 'share-recording':
      shareShownRecording();
      return;
    case 'print':
      void import('./print-shown.ts').then(({ printShown }) => printShown());
      return;
    case 'find':
      findHere();
      return;
    case 'find-next':
      findAgain(true);
      return;
    case 'find-previous':
      findAgain(false);
      return;
    case 'palette':
      openOverlay({ kind: 'palette' });
      return;
    case 'shortcuts':
      show({ screen: 'shortcuts' });
      return;
    case 'show-halo':
      showBeside('halo');
      return;
    case 'show-requests':
      showBeside('requests');
      return;
    case 'zoom-in':
      zoom('in');
      return;
    case 'zoom-out':
      zoom('out');
      return;
    case 'zoom-reset':
      zoom('reset');
      return;
    case 'mark':
      void sayFailed();
      return;
    case 'show-results':
      deriveReview();
      show({ screen: 'results', source: useWizard.getState().source ?? 'live' });
      return;
    case 'new-capture':
      askToClear();
      return;
    case 'captures':
      show({ screen: 'captures' });
      return;
    case 'compare':
      show({ screen: 'compare' });
      return;
    case 'checkup':
      show({ screen: 'checkup' });
      return;
    case 'wipe':
      askAboutWiping(true);
      return;
    case 'settings':
      show({ screen: 'settings' });
      return;
    case 'help':
      show({ screen: 'help', page: null });
      return;
    case 'about':
      show({ screen: 'about' });
      return;
    case 'next-area':
      focusArea(1);
      return;
    case 'previous-area':
      focusArea(-1);
      return;
    case 'focus-halo':
      focusHalo();
      return;
    case 'back':
      back();
      return;
    case 'forward':
      forward();
      return;
    case 'site-back':
      go('back');
      return;
    case 'site-forward':
      go('forward');
      return;
    case 'site-reload':
      go('reload');
      return;
    case 'fixes':
      show({ screen: 'fixes' });
      return;
    case 'rule-packs':
      show({ screen: 'packs' });
      return;
    case 'learn':
      show({ screen: 'learn' });
      return;
    case 'reference':
      openReference();
      return;
    default:
      command satisfies never;
  }
}

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
