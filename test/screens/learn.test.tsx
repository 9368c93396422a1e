import { act, screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { ExamScreen } from '../../renderer/learn/exam-screen.tsx';
import { startExam } from '../../renderer/learn/exam.ts';
import { giveAnswer } from '../../renderer/learn/lesson-player.ts';
import { LearnScreen } from '../../renderer/learn/learn-screen.tsx';
import { LessonScreen } from '../../renderer/learn/lesson-screen.tsx';
import { builtInLessons, causes } from '../../renderer/learn/lessons.ts';
import { useView } from '../../renderer/store/request-view.ts';
import { startRun, usePlayer } from '../../renderer/store/lesson-run.ts';
import { firstPlaces } from '../../renderer/store/place.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { resizeRequests, selectRequest, show, useWizard } from '../../renderer/store/wizard.ts';
import { examOf, examSize } from '../../shared/learn/exam/exam.ts';
import { mendersOf } from '../../shared/learn/guide-table.ts';
import { generalText } from '../../shared/rules/cause-text.ts';
import { text } from '../../renderer/text/i18n.ts';
import { whoKey } from '../../renderer/text/words.ts';
import { button, draw, heading } from './draw.tsx';

const { learning } = useSettings.getInitialState();
const [first, second] = builtInLessons;
if (first === undefined || second === undefined) throw new Error('there are no lessons');

describe('learning', () => {
  test('lists the lessons with how far the learner is, and has its three doors', async () => {
    useSettings.setState({
      learning: {
        ...learning,
        lessons: {
          [first.lesson.id]: { done: first.lesson.steps.map(({ id }) => id), finishedAt: 1 },
        },
      },
    });
    const { user } = draw(<LearnScreen />);
    screen.getByText(`1 of ${builtInLessons.length} finished`);
    within(button(new RegExp(`^${first.lesson.title}`))).getByText('Finished');
    button("Open the trainer's page");
    button('Open the guide');
    await user.click(button('Go to the exam'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'exam' });
  });

  test('leads out of a reading room, back to Halo, where the next step is done there', () => {
    const ready = builtInLessons.find(({ lesson }) => lesson.id === 'colleague-can');
    if (ready === undefined) throw new Error('the lesson is gone');
    const at = (...done: readonly string[]) => {
      useWizard.setState({ places: { ...firstPlaces, now: { screen: 'start' } } });
      show({ screen: 'results', source: 'live' });
      show({ screen: 'compare' });
      usePlayer.setState({ run: { ...startRun(ready, done), state: 'playing' } });
      giveAnswer({ id: 'right', right: true, feedback: 'Yes.' });
      return useWizard.getState().places.now.screen;
    };
    draw(<LearnScreen />);
    // The next one asks something of what is read.
    expect(at('fail', 'compare')).toBe('compare');
    expect(at('fail', 'compare', 'first')).toBe('results');
  });

  test('gives Halo its room back where the next step is done there, and keeps the requests else', () => {
    const ready = builtInLessons.find(({ lesson }) => lesson.id === 'colleague-can');
    if (ready === undefined) throw new Error('the lesson is gone');
    const drawerAt = (...done: readonly string[]) => {
      show({ screen: 'results', source: 'live' });
      resizeRequests('part');
      usePlayer.setState({ run: { ...startRun(ready, done), state: 'playing' } });
      giveAnswer({ id: 'right', right: true, feedback: 'Yes.' });
      return useWizard.getState().drawer;
    };
    draw(<LearnScreen />);
    expect(drawerAt('fail', 'compare')).toBe('part');
    expect(drawerAt('fail', 'compare', 'first')).toBe('shut');
  });

  test('brings the help that was asked for, and the word on a wrong answer, into sight', async () => {
    const ready = builtInLessons.find(({ lesson }) => lesson.id === 'addigy-credentials');
    if (ready === undefined) throw new Error('the lesson is gone');
    usePlayer.setState({ run: { ...startRun(ready, ['fail', 'find']), state: 'playing' } });
    const { user } = draw(<LessonScreen />);
    const shown: Element[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      shown.push(this);
    });
    await user.click(button("I'm stuck"));
    expect(shown.at(-1)?.textContent).toMatch(/^Hint/);
    act(() => {
      giveAnswer({ id: 'wrong', right: false, feedback: 'Not so.' });
    });
    expect(shown.at(-1)?.textContent).toMatch(/Not so\./);
  });

  test('says that the lesson is finished before it lists what was done', () => {
    const steps = first.lesson.steps.map(({ id }) => id);
    usePlayer.setState({ run: startRun(first, steps) });
    draw(<LessonScreen />);
    const finished = heading('Lesson finished');
    const done = screen.getByRole('list', { name: 'Steps behind you' });
    expect(finished.compareDocumentPosition(done)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('shows only the lessons that a trainer chose', () => {
    useSettings.setState({ learning: { ...learning, chosen: [second.lesson.id] } });
    draw(<LearnScreen />);
    button(new RegExp(`^${second.lesson.title}`));
    expect(screen.queryByRole('button', { name: new RegExp(`^${first.lesson.title}`) })).toBeNull();
  });
});

describe('what was right about the last answer', () => {
  test('says whose answer it was, and goes once the next one is chosen', async () => {
    const ready = builtInLessons.find(({ lesson }) => lesson.id === 'status-403');
    const steps = ready?.lesson.steps ?? [];
    const at = steps.findIndex(
      ({ expect: one }, place) =>
        one.event === 'answer' && steps[place + 1]?.expect.event === 'answer',
    );
    if (ready === undefined || at === -1) throw new Error('the lesson is gone');
    const { user } = draw(<LessonScreen />);
    act(() => {
      const done = steps.slice(0, at).map(({ id }) => id);
      usePlayer.setState({ run: { ...startRun(ready, done), state: 'playing' } });
      giveAnswer({ id: 'right', right: true, feedback: 'Right. Well read.' });
    });
    expect(screen.getByText(/Well read\.$/).textContent).toBe(`Step ${at + 1}: Right. Well read.`);
    const [answer] = screen.getAllByRole('radio');
    if (answer === undefined) throw new Error('there is nothing to choose');
    await user.click(answer);
    expect(screen.queryByText(/Well read\.$/)).toBeNull();
  });
});

describe('the exam', () => {
  const seed = 7;
  const cases = examOf(seed);
  const explain = async (user: ReturnType<typeof draw>['user'], at: number, isRight: boolean) => {
    const one = cases[at];
    const truth = causes.find(({ id }) => id === one?.cause);
    const chosen = causes.find(
      ({ id }) => id === (isRight ? one?.cause : one?.choices.find((id_) => id_ !== one.cause)),
    );
    if (one === undefined || truth === undefined || chosen === undefined)
      throw new Error('the case names a cause that is gone');
    act(() => {
      selectRequest('file', one.failed[0] ?? null);
    });
    const meaning = screen.getByRole('radiogroup', { name: 'What does it mean?' });
    await user.click(within(meaning).getByRole('radio', { name: generalText(chosen.title) }));
    const who = screen.getByRole('radiogroup', { name: 'Who can fix this?' });
    await user.click(
      within(who).getByRole('radio', { name: text(whoKey[mendersOf(truth)[0] ?? 'you']) }),
    );
    await user.click(button('Check my answer'));
  };

  test('asks for all three parts, and keeps the answer back until they are given', async () => {
    const { user } = draw(<ExamScreen />);
    expect(screen.queryByText('Your exams')).toBeNull();
    act(() => {
      startExam(seed);
    });
    screen.getByText('Case 1 of 5');
    screen.getByText('Pick it in the list on the right.');
    screen.getByText('No request is picked in the list yet.');
    expect(button('Check my answer').hasAttribute('disabled')).toBe(true);
    expect(screen.queryByText('What this program says')).toBeNull();
    await explain(user, 0, false);
    heading('Case 1: how you did');
    screen.getByText('What it means: not right');
    const truth = causes.find(({ id }) => id === cases[0]?.cause);
    screen.getByText(`Right is: ${truth && generalText(truth.title)}`);
    expect(screen.getAllByText(/^Your answer: /)).toHaveLength(3);
    screen.getByText('2 of 3 points');
    screen.getByText('What this program says');
  });

  test('lists all requests in each case, for one may fail unseen, and gives the filter back', async () => {
    useView.setState({ text: 'invoice', problemsOnly: true });
    const { user } = draw(<ExamScreen />);
    act(() => {
      startExam(seed);
    });
    const all = { text: '', problemsOnly: false };
    expect(useView.getState()).toMatchObject(all);
    await explain(user, 0, true);
    useView.setState({ problemsOnly: true });
    await user.click(button('Next case'));
    expect(useView.getState()).toMatchObject(all);
    await user.click(button('Leave the exam'));
    expect(useView.getState()).toMatchObject({ text: 'invoice', problemsOnly: true });
  });

  test('is passed with enough points, and remembered with a certificate to save', async () => {
    const { user } = draw(<ExamScreen />);
    act(() => {
      startExam(seed);
    });
    for (let at = 0; at < examSize; at += 1) {
      await explain(user, at, true);
      await user.click(button(at + 1 < examSize ? 'Next case' : 'Show my result'));
    }
    heading('You passed');
    screen.getByText('15 of 15 points');
    expect(button('Save the certificate as PDF').hasAttribute('disabled')).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Zoë');
    expect(button('Save the certificate as PDF').hasAttribute('disabled')).toBe(false);
    expect(screen.queryByText('Do these lessons once more')).toBeNull();
    await user.click(button('Back to the start of the exam'));
    screen.getByText(/passed, 15 of 15 points$/);
  });

  test('ends with each answer beside the right one, and leads to the lessons to repeat', async () => {
    const { user } = draw(<ExamScreen />);
    act(() => {
      startExam(seed);
    });
    for (let at = 0; at < examSize; at += 1) {
      await explain(user, at, at !== 0);
      await user.click(button(at + 1 < examSize ? 'Next case' : 'Show my result'));
    }
    const table = screen.getByRole('table', { name: 'Case 1 of 5' });
    const truth = causes.find(({ id }) => id === cases[0]?.cause);
    const meaning = within(table).getByRole('row', { name: /^What it means/ });
    within(meaning).getByLabelText('Not right');
    expect(meaning.lastElementChild?.textContent).toBe(truth && generalText(truth.title));
    heading('Do these lessons once more');
    const lesson = document.querySelector<HTMLElement>('[aria-labelledby="exam-repeat"] button');
    if (lesson === null) throw new Error('no lesson is named');
    await user.click(lesson);
    expect(useWizard.getState().places.now).toEqual({ screen: 'lesson' });
  });
});
