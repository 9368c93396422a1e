import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) =>
    keysOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string'
    ? [value]
    : Object.values(value as Record<string, unknown>).flatMap(textsOf);
}

/** The placeholders of a text. */
const holesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');

function stringAt(strings: unknown, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>(
      (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
      strings,
    );
  return typeof found === 'string' ? found : '';
}

/** `count.requests_one` is asked for as `count.requests`. */
const asked = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

interface Namespace {
  readonly name: string;
  readonly strings: unknown;
  readonly plain: readonly string[];
  readonly keys: ReadonlySet<string>;
}

/** `en.json` is i18next's own "translation"; `learn.en.json` is "learn". */
const namespaces: readonly Namespace[] = readdirSync(join(root, 'resources/locales'))
  .filter((file) => file.endsWith('en.json'))
  .map((file) => {
    const strings: unknown = JSON.parse(read(`resources/locales/${file}`));
    return {
      name: file === 'en.json' ? 'translation' : file.replace('.en.json', ''),
      strings,
      plain: keysOf(strings),
      keys: new Set(keysOf(strings).map(asked)),
    };
  });

interface Source {
  readonly name: string;
  readonly text: string;
  readonly patterns: readonly RegExp[];
  readonly uses: (namespace: string) => boolean;
}

const sources: readonly Source[] = ['main', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => sourceOf(`${folder}/${name}`, read(`${folder}/${name}`))),
);

/** A template of a file stands for every key that fits it. */
function sourceOf(name: string, text: string): Source {
  const patterns = [...text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)]
    .map((match) => match[1] ?? '')
    .filter((template) => /^[\w-]*[.:]/.test(template))
    .map(
      (template) =>
        new RegExp(
          `^${template
            .split(/\$\{[^}]*\}/)
            .map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&'))
            .join('[\\w.-]+')}$`,
        ),
    );
  const named = new Set(
    [...text.matchAll(/(?:useTranslation\(|getFixedT\(null, |TFunction<|\bns: )\[?'(\w+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  const isGeneral = /useTranslation\(\)|TFunction\b(?!<)|i18n\.ts'|withTranslation\(\)/.test(text);
  // Tables of keys, and files whose `t` comes from a neighbour, name no namespace themselves.
  const isOpen = named.size === 0 && !isGeneral;
  return {
    name,
    text,
    patterns,
    uses: (namespace) =>
      isOpen ||
      named.has(namespace) ||
      (namespace === 'translation' && isGeneral) ||
      (namespace === 'sentences' && /words\/say\.ts'/.test(text)) ||
      text.includes(`${namespace}:`),
  };
}

/**
 * Every call of a translator with a literal key, with the namespace that the translator was made
 * for.
 */
const calls = sources.flatMap(({ name, text }) => {
  const makers = [
    ...text.matchAll(
      /const (?:\{ t(?:: (\w+))?(?:, \w+)? \}|(\w+)) = (?:useTranslation\((?:'(\w+)')?\)|i18next\.getFixedT\(null, '(\w+)'\))/g,
    ),
  ].map(([, alias, fixed, named, fixedNamed]) => ({
    by: alias ?? fixed ?? 't',
    namespace: named ?? fixedNamed ?? 'translation',
  }));
  return [...text.matchAll(/\b(\w+)\(\s*'([\w:.-]+)'/g)].flatMap(([, by, key = '']) => {
    const possible = makers.filter((maker) => maker.by === by).map(({ namespace }) => namespace);
    return possible.length === 0 ? [] : [{ name, key, possible }];
  });
});

const keysIn = (namespace: string) =>
  namespaces.find(({ name }) => name === namespace)?.keys ?? new Set<string>();

describe('the strings of the window', () => {
  it('finds the source it judges', () => {
    expect(calls.length).toBeGreaterThan(400);
    expect(namespaces.length).toBeGreaterThan(6);
  });

  it('has every string that the source asks for', () => {
    const missing = calls.filter(({ key, possible }) => {
      const [namespace, inner] = key.includes(':') ? key.split(':', 2) : [null, key];
      return !(namespace === null ? possible : [namespace ?? '']).some((one) =>
        keysIn(one).has(inner ?? ''),
      );
    });
    expect(missing.map(({ name, key }) => `${name}: ${key}`)).toEqual([]);
  });

  for (const { name, keys, plain, strings } of namespaces) {
    it(`has no string in “${name}” that nothing asks for`, () => {
      const users = sources.filter(({ uses }) => uses(name));
      const isUsed = (key: string) =>
        users.some(({ text, patterns }) =>
          [key, `${name}:${key}`].some(
            (one) =>
              [`'${one}'`, `"${one}"`].some((quoted) => text.includes(quoted)) ||
              patterns.some((pattern) => pattern.test(one)),
          ),
        );
      expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
    });

    it(`writes both one and many wherever “${name}” says a count, with the same placeholders`, () => {
      const plural = plain.filter((key) => asked(key) !== key);
      const missing = [...new Set(plural.map(asked))].filter(
        (key) => !plural.includes(`${key}_one`) || !plural.includes(`${key}_other`),
      );
      expect(missing).toEqual([]);
      const strange = plain
        .filter((key) => key.endsWith('_one'))
        .filter((key) =>
          holesOf(stringAt(strings, key)).some(
            (hole) => !holesOf(stringAt(strings, key.replace(/_one$/, '_other'))).includes(hole),
          ),
        );
      expect(strange).toEqual([]);
    });

    it(`speaks of one as one in “${name}”`, () => {
      const one = plain.filter((key) => key.endsWith('_one'));
      expect(one.filter((key) => /\b(?:they|them)\b/i.test(stringAt(strings, key)))).toEqual([]);
    });

    it(`holds no markup in “${name}”: strings are shown as text`, () => {
      expect(textsOf(strings).filter((text) => /<[a-z/]/i.test(text))).toEqual([]);
    });
  }

  it('leaves no words for the screen in the source', () => {
    const said = sources
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) =>
        [
          ...text.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<>{}=;()]*)</g),
          ...text.matchAll(/(?:aria-label|placeholder|title|alt)="(?!https:)([^"]+)"/g),
        ].map((match) => `${name}: ${match[1]}`),
      );
    const inDialogs = sources
      .filter(({ name }) => name.startsWith('main/') && !/^main\/(practice|tour|launch)/.test(name))
      .flatMap(({ name, text }) =>
        [
          ...text.matchAll(
            /\b(?:label|title|name|message|detail|body|buttonLabel): ?['`]([A-Z][a-z]+[^'`]*)/g,
          ),
        ].map((match) => `${name}: ${match[1]}`),
      );
    expect([...said, ...inDialogs]).toEqual([]);
  });

  it('writes numbers and dates in one place, the way of the user’s region: nobody else names a language or digits', () => {
    const own = sources.filter(
      ({ name }) =>
        /^(?:renderer|shared)\//.test(name) &&
        !/\/(?:text\/format|words\/\w+|use-region|duration)\.ts$/.test(name),
    );
    expect(
      own
        .filter(({ text }) =>
          /\.toLocale\w*String\(|\.toFixed\(|new Intl\.(?:Number|DateTime)Format\((?!\)\.resolved)|i18n\.language/.test(
            text,
          ),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
