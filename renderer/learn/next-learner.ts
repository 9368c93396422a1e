import { call } from '../platform/halo.ts';
import { deleteFixes, useFixes } from '../store/fixes.ts';
import { text } from '../text/i18n.ts';
import { clearCapture } from '../store/capture.ts';
import { attempt, notify } from '../store/notices.ts';
import { forgetSource } from '../store/wizard.ts';
import { leaveExam } from './exam.ts';
import { usePlayer } from '../store/lesson-run.ts';
import { keepLearning } from './progress.ts';

/**
 * A clean start: the practice Halo as it was, nothing recorded, no progress, no exams, no name, no
 * fixes of the practice Halo. What the trainer chose stays.
 */
export function nextLearner(): Promise<boolean> {
  return attempt(async () => {
    usePlayer.setState({ run: null });
    leaveExam();
    await call('practice.reset', null);
    await call('site.close', null);
    await clearCapture('clear');
    forgetSource('live');
    await keepLearning({ lessons: {}, exams: [], learner: '' });
    // "Seen before: fixed by …" would give the next learner the answer.
    await deleteFixes(
      useFixes
        .getState()
        .records.filter(({ place }) => place === 'practice')
        .map(({ id }) => id),
    );
    notify('news', text('learn:trainer.wasReset'));
  }, text('app.unexpected'));
}
