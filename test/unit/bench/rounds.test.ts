import { expect, it } from 'vitest';
import { goals } from '../../bench/goals.ts';
import { Book, inRounds, turned } from '../../bench/rounds.ts';

it('What takes turns begins with another each round', () => {
  const begun = [-1, 0, 1, 2, 3].map((round) => turned(['a', 'b', 'c'], round).join(''));
  expect(begun).toEqual(['cab', 'abc', 'bca', 'cab', 'abc']);
});

it('A book keeps every round of a figure, and what is not there', () => {
  const book = new Book();
  book.add('start-usable', 1);
  book.add('start-usable', 2);
  book.add('window-stopped', NaN);
  book.notThere('mitmproxy');
  expect(book.found).toEqual({
    samples: { 'start-usable': [1, 2] },
    notThere: [`a round of: ${goals['window-stopped'].what}`, 'mitmproxy'],
  });
});

it('Rounds are as many as asked for, after one that warms up', async () => {
  const done: number[] = [];
  const say = () => undefined;
  await inRounds({ what: 'a round', say, most: 2, warm: true }, (round) => {
    done.push(round);
    return Promise.resolve();
  });
  expect(done).toEqual([-1, 0, 1]);
});
