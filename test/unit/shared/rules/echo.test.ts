import { expect, test } from 'vitest';
import { withoutEchoes } from '../../../../shared/rules/echo.ts';
import { exchangeOf, reviewed } from './exchange-of.ts';

const sentAs = (value: string) =>
  reviewed([
    exchangeOf({
      method: 'POST',
      url: 'https://example.halopsa.com/api/Actions',
      status: 400,
      mimeType: 'application/json',
      body: JSON.stringify({
        '[0].outcome_id': [
          `Could not convert string to integer: ${value}. Path '[0].outcome_id', line 1, position 9.`,
        ],
      }),
    }),
  ]).diagnoses[0];

test.each(['Private Note', 'Jo (x)', 'a', '$&', 'a.b*c'])(
  'what was sent is shown here and hidden in what leaves: %s',
  (value) => {
    const shown = sentAs(value);
    if (shown === undefined) throw new Error('one diagnosis is made');
    expect(shown.message).toContain(`: ${value}`);
    expect(shown.echoes).toContain(value);
    const hidden = withoutEchoes(shown);
    expect(JSON.stringify(hidden)).not.toMatch(
      new RegExp(`[“:] ?${value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}[”.]`),
    );
    expect(hidden.message).toContain('outcome_id: Could not convert string to integer');
    expect(hidden.cause).toBe('wrong-value');
  },
);

test("the name of the customer's database is hidden in what leaves", () => {
  const [one] = reviewed([
    exchangeOf({
      method: 'POST',
      url: 'https://example.halopsa.com/api/TicketType',
      status: 400,
      body: "\"A database error occurred (515) - Cannot insert the value NULL into column 'X', table 'D_Greenfield.dbo.Y'; column does not allow nulls.\"",
    }),
  ]).diagnoses;
  if (one === undefined) throw new Error('one diagnosis is made');
  expect(one.message).toContain('D_Greenfield');
  expect(JSON.stringify(withoutEchoes(one))).not.toContain('Greenfield');
});

test('a diagnosis that repeats nothing stays as it is', () => {
  const [one] = reviewed([
    exchangeOf({ url: 'https://example.halopsa.com/api/Site/3', status: 404, body: '' }),
  ]).diagnoses;
  if (one === undefined) throw new Error('one diagnosis is made');
  expect(withoutEchoes(one)).toBe(one);
});
