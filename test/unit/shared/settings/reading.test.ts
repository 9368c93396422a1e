import { describe, expect, test } from 'vitest';
import { firstSettings, readSettings } from '../../../../shared/settings/reading.ts';
import { migrate, versionOf } from '../../../../shared/settings/steps.ts';
import { currentSchema, settingsSchema } from '../../../../shared/settings/settings.ts';
import { defaultSettings } from '../../../../shared/settings/defaults.ts';

const read = (raw: unknown) => readSettings(JSON.stringify(raw));

describe('reading settings', () => {
  test('the defaults fit their own schema, and there is a step for each version before the newest', () => {
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
    expect(migrate({})['schema']).toBe(currentSchema);
  });

  test('settings of the first version keep every field', () => {
    const first = {
      schema: 1,
      addresses: ['https://a/'],
      theme: 'dark',
      capture: { largestBody: 0, storageLimit: 500_000_000, keepDays: 7 },
      learning: { ...defaultSettings.learning, learner: 'Ann' },
    };
    expect(read(first)).toEqual({
      isRedactionLost: false,
      state: 'whole',
      settings: {
        ...defaultSettings,
        addresses: first.addresses,
        appearance: { ...defaultSettings.appearance, theme: 'dark' },
        capture: first.capture,
        learning: first.learning,
      },
    });
  });

  test('a version that is missing or no number counts as the first', () => {
    expect([{}, { schema: 'two' }, { schema: 0 }, { schema: 3 }].map(versionOf)).toEqual([
      1, 1, 1, 3,
    ]);
    expect(read({ theme: 'light' })).toMatchObject({
      state: 'whole',
      settings: { appearance: { theme: 'light' } },
    });
  });

  test('a migrated file is left alone by a second migration', () => {
    const once = migrate({ theme: 'dark' });
    expect(migrate(once)).toEqual(once);
  });

  test('what is missing falls back without a word', () => {
    expect(read({ schema: currentSchema, appearance: { theme: 'dark' } })).toMatchObject({
      state: 'whole',
      settings: { appearance: { theme: 'dark', density: 'comfortable' } },
    });
  });

  test('one wrong field of a group leaves the others of it', () => {
    const { settings, state } = read({
      schema: currentSchema,
      appearance: { theme: 'dark', density: 'huge', zoom: 125 },
      capture: 7,
    });
    expect(state).toBe('part');
    expect(settings.appearance).toEqual({ theme: 'dark', density: 'comfortable', zoom: 125 });
    expect(settings.capture).toEqual(defaultSettings.capture);
  });

  test('fields of a newer program are left out and said to be newer', () => {
    expect(read({ ...defaultSettings, schema: 99, wings: 2 })).toEqual({
      state: 'newer',
      settings: defaultSettings,
      isRedactionLost: false,
    });
  });

  test('a name from the prototype is no field', () => {
    expect(readSettings('{"__proto__":{"schema":99},"constructor":1}')).toEqual(firstSettings);
  });

  test('names count in any case, and a byte order mark does not', () => {
    const text = '\uFEFF{"Schema":2,"REDACTION":{"Words":["Contoso"],"keeppersonal":true}}';
    expect(readSettings(text)).toMatchObject({
      state: 'whole',
      settings: { redaction: { words: ['Contoso'], keepPersonal: true, names: [] } },
    });
    expect(
      read({ schema: 2, Redaction: { words: ['no'] }, redaction: { words: ['right'] } }).settings
        .redaction.words,
    ).toEqual(['right']);
  });

  test.each<[object, boolean]>([
    [{ schema: 2, redaction: { words: 'Contoso' } }, true],
    [{ schema: 2, redaction: [] }, true],
    [{ schema: 2, redaction: { words: ['no'] } }, true],
    [{ schema: 2, capture: 7 }, false],
    [{ schema: 99, redaction: { words: ['Contoso'] } }, false],
    [{ schema: 99 }, true],
    [{ schema: 2 }, false],
  ])('own words that may be lost are told: %j', (file, isLost) => {
    expect(read(file).isRedactionLost).toBe(isLost);
  });
});
