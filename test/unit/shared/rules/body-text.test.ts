import { describe, expect, test } from 'vitest';
import { parsedJson } from '../../../../shared/rules/body-text.ts';

describe('JSON in an answer', () => {
  test.each([
    ['plain', '{"error":"x"}'],
    ['behind a byte order mark', '\uFEFF {"error":"x"}'],
    ['behind a guard', ')]}\',\n{"error":"x"}'],
    ['behind a loop', 'while(1);{"error":"x"}'],
    ['behind an endless loop', 'for (;;);{"error":"x"}'],
    ['in a call (JSONP)', 'jQuery36.cb_7({"error":"x"});'],
    ['in a call behind a comment', '/**/ cb( {"error":"x"} )'],
  ])('%s', (_, text) => {
    expect(parsedJson(text)).toEqual({ error: 'x' });
  });

  test.each(['plain words (with {"some":1} JSON)', '', '<html>', 'call({"cut":', 'for(;;);'])(
    'is not in: %s',
    (text) => {
      expect(parsedJson(text)).toBeUndefined();
    },
  );
});
