import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createClock } from '../../../../main/practice/clock.ts';
import { seedDatabase } from '../../../../main/practice/database.ts';
import { type Table, tableOf } from '../../../../main/practice/report-tables.ts';
import { runSql } from '../../../../main/practice/sql-run.ts';
import { parseSql, SqlError } from '../../../../main/practice/sql.ts';

const people = [
  { id: 1, name: "Ann O'Hara", team: 'red', age: 30 },
  { id: 2, name: 'Bob', team: 'blue', age: 41 },
  { id: 3, name: 'Cleo', team: 'red', age: 25 },
];
const table: Table = {
  columns: ['id', 'name', 'team', 'age'],
  size: people.length,
  sortedBy: 'id',
  cell: (row, column) => people[row]?.[column as 'id'] ?? '',
};
const run = (sql: string, parameters: Readonly<Record<string, string>> = {}) =>
  runSql(parseSql(sql, parameters), table, () => Promise.resolve());
const names = async (sql: string) => (await run(sql)).rows.map(({ name }) => name);

test('it chooses columns and rows', async () => {
  expect(await names("SELECT name FROM p WHERE team = 'red' AND age > 26")).toEqual(["Ann O'Hara"]);
  expect(await names("select [name] from p where name like '%o%' -- any o")).toEqual([
    "Ann O'Hara",
    'Bob',
    'Cleo',
  ]);
  expect(await names("SELECT name FROM p WHERE name = 'Ann O''Hara'")).toEqual(["Ann O'Hara"]);
  expect(await names('SELECT * FROM p WHERE id BETWEEN 2 AND 3')).toEqual(['Bob', 'Cleo']);
});

test('it counts, sums, groups and orders', async () => {
  expect(
    (
      await run(
        'SELECT TOP 10 team, COUNT(*) AS people, SUM(age) AS years FROM p GROUP BY team ORDER BY people DESC',
      )
    ).rows,
  ).toEqual([
    { team: 'red', people: 2, years: 55 },
    { team: 'blue', people: 1, years: 41 },
  ]);
  expect((await run('SELECT COUNT(*) AS n FROM p WHERE id > 99')).rows).toEqual([{ n: 0 }]);
  expect(await names('SELECT TOP 2 name, age FROM p ORDER BY age')).toEqual(['Cleo', "Ann O'Hara"]);
});

test('parameters stand for their values', async () => {
  expect((await run('SELECT id FROM p WHERE name = @who', { who: 'Bob' })).count).toBe(1);
  expect(() => parseSql('SELECT id FROM p WHERE name = @nobody', {})).toThrow(
    'Must declare the scalar variable "@nobody".',
  );
});

test('an error names what is wrong', async () => {
  expect(() => parseSql('SELEC id FROM p', {})).toThrow(SqlError);
  expect(() => parseSql('SELECT id FROM p ORDER BY id', {})).toThrow(
    'The ORDER BY clause is invalid in views',
  );
  expect(() => parseSql('SELECT AVG(id) FROM p', {})).toThrow("'AVG' is not a recognized");
  await expect(run('SELECT height FROM p')).rejects.toThrow("Invalid column name 'height'.");
  await expect(run('SELECT name, COUNT(*) AS n FROM p GROUP BY team')).rejects.toThrow(
    'not contained in either an aggregate function or the GROUP BY clause',
  );
});

test('it really works through the rows, 10,000 a turn, and an index or TOP saves turns', async () => {
  const many: Table = {
    columns: ['day'],
    size: 1_000_000,
    sortedBy: 'day',
    cell: (row) => Math.floor(row / 1000),
  };
  const turns = async (sql: string) => {
    let count = 0;
    await runSql(parseSql(sql, {}), many, () => {
      count += 1;
      return Promise.resolve();
    });
    return count;
  };
  expect(await turns('SELECT COUNT(*) AS n FROM m')).toBe(100);
  expect(await turns('SELECT COUNT(*) AS n FROM m WHERE day >= 960')).toBe(4);
  expect(await turns('SELECT TOP 5 day FROM m')).toBe(1);
});

test('TOP with ORDER BY keeps the right rows of a long table', async () => {
  const many: Table = {
    columns: ['n'],
    size: 50_000,
    sortedBy: null,
    cell: (row) => (row * 7919) % 50_000,
  };
  const { rows } = await runSql(parseSql('SELECT TOP 3 n FROM m ORDER BY n', {}), many, () =>
    Promise.resolve(),
  );
  expect(rows).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
});

test('a grouping that would need too much memory is refused', async () => {
  const many: Table = { columns: ['n'], size: 200_000, sortedBy: null, cell: (row) => row };
  await expect(
    runSql(parseSql('SELECT n, COUNT(*) AS c FROM m GROUP BY n', {}), many, () =>
      Promise.resolve(),
    ),
  ).rejects.toThrow('insufficient system memory');
});

test('the page of a report names the columns of its tables', () => {
  const file = new URL('../../../../resources/practice/app/views/reports.js', import.meta.url);
  const page = readFileSync(file, 'utf8');
  const now = Date.UTC(2026, 10, 29);
  const database = seedDatabase(createClock(() => now, 60_000));
  for (const name of ['TimeEntries', 'Tickets', 'Invoices']) {
    const columns = tableOf(database, now, name)?.columns ?? [];
    const listed = `${columns.slice(0, -1).join(', ')} and ${columns.at(-1)}`;
    expect(page).toMatch(new RegExp(`${name} (?:has the columns )?${listed}[.;]`));
  }
});
