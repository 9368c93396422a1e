import { useSettings } from '../store/settings.ts';
import type { Redacted } from '../../shared/redact/redacted.ts';
import { Redactor } from '../../shared/redact/redactor.ts';
import type { Report } from '../../shared/report/report.ts';
import { htmlOfAll } from '../../shared/report/html.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { lessonPaper } from '../learn/print.ts';
import { usePlayer } from '../store/lesson-run.ts';
import { allLessons } from '../learn/lessons.ts';
import { prepare, type ShareOptions, unleaked } from '../share/prepare.ts';
import { attempt, notify } from '../store/notices.ts';
import { useSite } from '../store/site.ts';
import { useWizard } from '../store/wizard.ts';
import { redactOptions } from '../store/redaction.ts';
import { diagnosesShown } from '../store/diagnoses.ts';

/**
 * Prints Halo's page where it has the focus; else what the guide shows: a result as its redacted
 * report, a lesson as its handout.
 */
export async function printShown(): Promise<void> {
  if (useSite.getState().focused) {
    await send(null);
    return;
  }
  let page: Redacted | null = null;
  if (
    !(await attempt(async () => {
      page = await paper();
    }, text('commands:print.failed')))
  )
    return;
  if (page === null) notify('problem', text('commands:print.nothing'));
  else await send([page]);
}

function send(parts: Redacted[] | null): Promise<boolean> {
  return attempt(() => call('page.print', { parts }), text('commands:print.failed'));
}

/**
 * What is on screen as a page for paper; null where there is nothing to print. @throws Leaked where
 * a secret is left in it
 */
async function paper(): Promise<Redacted | null> {
  const { screen } = useWizard.getState().places.now;
  if (screen === 'lesson') {
    const { run } = usePlayer.getState();
    return run === null ? null : lessonPaper([run.ready]);
  }
  if (screen === 'learn' || screen === 'trainer') {
    const { added, chosen } = useSettings.getState().learning;
    return lessonPaper(
      allLessons(added).filter(({ lesson }) => chosen?.includes(lesson.id) ?? true),
    );
  }
  const problems = diagnosesShown();
  if (problems.length === 0) return null;
  // One for all of them: what is known as a secret in one report must not stand in another.
  const redactor = new Redactor(redactOptions(asPaper));
  const reports: Report[] = [];
  for (const { diagnosis, source } of problems) {
    const { report } = await prepare(
      { diagnosis, requests: diagnosis.entries, source, picture: null },
      asPaper,
      redactor,
    );
    if (report !== null) reports.push(report);
  }
  const page = htmlOfAll(redactor.sealed(reports), { lang: 'en', picture: '' });
  return unleaked(page, redactor);
}

const asPaper: ShareOptions = {
  form: 'pack',
  keepPersonal: false,
  keepTenant: false,
  withPicture: false,
  words: '',
};
