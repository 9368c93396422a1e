import { expect, test } from 'vitest';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosisKey } from '../../../../shared/fix/fingerprint.ts';
import { failedMeanwhile } from '../../../../shared/fix/meanwhile.ts';
import { diagnosis } from '../../renderer/build.ts';
import { asked, me } from './practice-failures.ts';

test('what failed on the way is named with who did it and by what, and the followed failure is not', () => {
  const save = { method: 'POST', path: '/api/Agent', status: 403, sent: [{ id: 2 }] };
  const rows = [
    me(1, 'sam'),
    asked(3, 'sam', { method: 'POST', path: '/api/Actions', status: 400 }),
    { ...asked(5, 'sam', save), action: 'Clicked “Save agent”' },
    asked(6, 'sam', { path: '/api/Team', status: 500 }),
  ].map((exchange) => rowOf(exchange));
  const followed = diagnosis({ entries: [3] });
  const refused = diagnosis({ cause: 'forbidden', route: '/api/agent', entries: [5] });
  const broken = diagnosis({ cause: 'server-error', route: '/api/team', entries: [0, 6] });
  const found = failedMeanwhile(diagnosisKey(followed), 400_000, rows, {
    diagnoses: [broken, followed, refused],
  });
  expect(found).toEqual([
    { row: rows[2], name: 'Sam Rivera', diagnosis: refused },
    { row: rows[3], name: 'Sam Rivera', diagnosis: broken },
  ]);
  expect(failedMeanwhile(diagnosisKey(followed), 1e9, rows, { diagnoses: [refused] })).toEqual([]);
});

test('what went through since, by whomever, is named no more, and neither is what is fixed', () => {
  const save = (index: number, who: 'sam' | 'alex', status: number) =>
    rowOf({
      ...asked(index, who, { method: 'POST', path: '/api/Agent', status, sent: [{ id: 2 }] }),
      action: 'Clicked “Save agent”',
    });
  const followed = diagnosisKey(diagnosis({ entries: [3] }));
  const refused = diagnosis({ cause: 'forbidden', route: '/api/agent', entries: [5] });
  const review = { diagnoses: [refused] };
  const failed = save(5, 'sam', 403);
  expect(failedMeanwhile(followed, 0, [failed], review)).toHaveLength(1);
  expect(failedMeanwhile(followed, 0, [save(4, 'alex', 200), failed], review)).toHaveLength(1);
  expect(failedMeanwhile(followed, 0, [failed, save(7, 'alex', 200)], review)).toEqual([]);
  const over = new Set([diagnosisKey(refused)]);
  expect(failedMeanwhile(followed, 0, [failed], review, over)).toEqual([]);
});
