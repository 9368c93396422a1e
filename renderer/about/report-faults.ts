import type { CrashPlace } from '../../shared/ipc/crash.ts';
import { thrownOf } from '../../shared/ipc/thrown.ts';
import { text } from '../text/i18n.ts';
import { call, listen } from '../platform/halo.ts';
import { notify } from '../store/notices.ts';
import { show } from '../store/wizard.ts';

/**
 * Keeps what nobody caught in the window in the crash log, and says when something of main's went
 * wrong.
 */
export function reportFaults(): void {
  window.addEventListener('error', (event) => {
    reportFault(event.error);
  });
  window.addEventListener('unhandledrejection', (event) => {
    reportFault(event.reason);
  });
  listen('app.fault', ({ place }) => {
    sayFault(place);
  });
}

/**
 * @param error whatever was thrown; null, which Chromium tells of harmless things such as a late
 * resize, is left out
 */
export function reportFault(error: unknown): void {
  if (error === null || error === undefined) return;
  const { name, message, stack } = thrownOf(error);
  call('crashes.report', {
    name: name.slice(0, 200),
    message: message.slice(0, 2000),
    stack: stack.slice(0, 10_000),
  }).catch(console.error);
  sayFault('window');
}

function sayFault(place: CrashPlace): void {
  notify('problem', place === 'page' ? text('app.faultPage') : text('app.fault'), {
    label: text('app.faultShow'),
    run: () => {
      show({ screen: 'about' });
    },
  });
}
