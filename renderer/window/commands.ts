import type { EventData } from '../../shared/ipc.ts';
import { deriveReview } from '../store/capture.ts';
import { back, selectTab, show, useWizard } from '../store/wizard.ts';
import { chooseFile } from '../wizard/open-file.ts';
import { clearRecording, openPractice, sayFailed } from '../wizard/open-halo.ts';

/** Menus, keys and the tour ask for these. */
export function runCommand(command: EventData<'app.command'>): void {
  switch (command) {
    case 'open-file': void chooseFile(); return;
    case 'open-practice': void openPractice(); return;
    case 'new-capture': void clearRecording(); return;
    case 'show-results': deriveReview(); show({ screen: 'results', source: useWizard.getState().source ?? 'live' }); return;
    case 'back': back(); return;
    case 'start': show({ screen: 'start' }); return;
    case 'learn': show({ screen: 'learn' }); return;
    case 'show-requests': selectTab('requests'); return;
    case 'mark': void sayFailed(); return;
    case 'captures': show({ screen: 'captures' }); return;
    case 'settings': show({ screen: 'settings' }); return;
    case 'help': show({ screen: 'help', page: null }); return;
    case 'about': show({ screen: 'about' }); return;
    case 'rule-packs': show({ screen: 'packs' }); return;
  }
}
