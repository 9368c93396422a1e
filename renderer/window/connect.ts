import { reportFaults } from '../about/report-faults.ts';
import { listen } from '../platform/halo.ts';
import { readFixes } from '../store/fixes.ts';
import { text } from '../text/i18n.ts';
import { afterPaint } from '../platform/later.ts';
import { readPacks } from '../store/packs.ts';
import { readQuestion, receiveQuestion } from '../store/question.ts';
import { receiveExchanges, restoreCapture } from '../store/capture.ts';
import { sayStartNotes } from '../settings/start-notes.ts';
import { readUpdates, receiveUpdates } from '../store/updates.ts';
import { receiveFound } from '../store/find.ts';
import { attempt, clearNotices } from '../store/notices.ts';
import { readRecent, receiveRecent } from '../store/recent.ts';
import { readRedactionLock } from '../store/redaction.ts';
import { readSettings, useSettings } from '../store/settings.ts';
import { readSiteState, receiveSiteState } from '../store/site.ts';
import { useWizard } from '../store/wizard.ts';
import { openPassedFiles, openRecent } from '../actions/open-file.ts';
import { pictureFailures } from '../actions/picture-failures.ts';
import { followLinks } from '../actions/program-links.ts';
import { runCommand } from './commands.ts';
import { followLook } from './look.ts';

/**
 * Joins the stores to main: what it sends, what it remembered, and the files it was started with.
 */
export function connect(): void {
  reportFaults();
  listen('site.state', receiveSiteState);
  listen('site.question', receiveQuestion);
  listen('capture.exchanges', receiveExchanges);
  listen('updates.state', receiveUpdates);
  listen('program.links', () => {
    void attempt(followLinks, text('app.unexpected'));
  });
  listen('app.command', runCommand);
  listen('file.passed', () => {
    void attempt(openPassedFiles, text('app.unexpected'));
  });
  listen('recent.files', receiveRecent);
  listen('recent.chosen', ({ id }) => {
    void openRecent(id);
  });
  listen('settings.addresses', (addresses) => {
    useSettings.setState({ addresses });
  });
  listen('site.found', receiveFound);
  useWizard.subscribe((state, before) => {
    if (state.places.now !== before.places.now) clearNotices();
  });
  pictureFailures();
  followLook();
  // What is drawn first needs nothing of main's, which gave the window its size and colours itself.
  afterPaint(
    () =>
      void attempt(async () => {
        await Promise.all([
          attempt(readSettings, text('app.unexpected')),
          readRedactionLock(),
          readPacks(),
          restoreCapture(),
          readSiteState(),
          readQuestion(),
          readFixes(),
          readRecent(),
        ]);
        await sayStartNotes();
        await readUpdates();
        await followLinks();
        await openPassedFiles();
      }, text('app.unexpected')),
  );
}
