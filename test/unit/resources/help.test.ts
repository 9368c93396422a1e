import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readability from 'text-readability';
import { describe, expect, test } from 'vitest';
import { readHelpPage, searchHelp, textsOfPage } from '../../../shared/learn/help.ts';
import { withKeys } from '../../../renderer/help/help-keys.ts';
import { helpOrder } from '../../../renderer/help/order.ts';
import { sentencesOf } from './prose.ts';

const folder = join(import.meta.dirname, '../../../resources/help');
const pagesOn = (isMac: boolean) =>
  readdirSync(folder).map((name) =>
    readHelpPage(
      name.replace(/\.md$/, ''),
      withKeys(readFileSync(join(folder, name), 'utf8'), isMac),
    ),
  );
const pages = pagesOn(false);
const passage = (texts: readonly string[]) =>
  texts
    .flatMap(sentencesOf)
    .map(
      (sentence) => sentence.replaceAll(/["“”]|[,:.]$/g, '') + (/[?!]$/.test(sentence) ? '' : '.'),
    )
    .join(' ');

test('the help has each page of its list once, and no other', () => {
  expect(pages.map(({ id }) => id).sort()).toEqual([...helpOrder].sort());
});

test('the help names the keys as the keyboard of the computer does', () => {
  const keysOf = (isMac: boolean) =>
    pagesOn(isMac)
      .filter(({ id }) => id === 'keys')
      .flatMap(textsOfPage)
      .filter((text) => /opens|goes|shows|says/.test(text));
  expect(keysOf(false)).toEqual(
    expect.arrayContaining(['Ctrl+O opens a file.', 'Alt+Left arrow goes back.']),
  );
  expect(keysOf(true)).toEqual(
    expect.arrayContaining([
      'Command-O opens a file.',
      'Shift-Command-X says “It failed now”.',
      'Option-Command-Down arrow goes into Halo, and back again.',
    ]),
  );
  for (const isMac of [true, false])
    expect(
      pagesOn(isMac)
        .flatMap(textsOfPage)
        .filter((text) => text.includes('{')),
    ).toEqual([]);
});

describe.each(pages)('the help page $id', (page) => {
  const texts = textsOfPage(page);

  test('has no sentence of more than 25 words', () => {
    expect(
      texts.flatMap(sentencesOf).filter((sentence) => sentence.split(/\s+/).length > 25),
    ).toEqual([]);
  });

  test('reads well at the age of 12', () => {
    expect(readability.fleschKincaidGrade(passage(texts)) + 5).toBeLessThanOrEqual(12);
    expect(readability.automatedReadabilityIndex(passage(texts)) + 5).toBeLessThanOrEqual(12);
  });

  test('holds no markup, for all of it is shown as it stands', () => {
    expect(texts.filter((text) => /[<>*_`[\]]|\]\(|https?:/.test(text))).toEqual([]);
  });

  test('names other pages by their titles', () => {
    const named = texts.flatMap((text) =>
      [...text.matchAll(/[Tt]he page "([^"]+)"/g)].map((match) => match[1]),
    );
    expect(named.filter((title) => !pages.some((one) => one.title === title))).toEqual([]);
  });
});

describe('searching the help', () => {
  const found = (words: string) =>
    searchHelp(words, pages).map(({ page, heading }) => [page.id, heading]);

  test('finds a page by words that stand under one of its headings, and names the heading', () => {
    expect(found('firefox persist')).toEqual([['ask-for-a-recording', 'Firefox']]);
  });

  test('finds a page by words that people use for it', () => {
    expect(found('gdpr').map(([id]) => id)).toEqual(['privacy']);
    expect(found('mfa').map(([id]) => id)).toEqual(['troubleshooting']);
  });

  test('puts a page first that has the words in its title', () => {
    expect(found('rule packs')[0]?.[0]).toBe('rule-packs');
  });

  test('shows everything for no words, and nothing for words that stand nowhere', () => {
    expect(found('  ')).toHaveLength(pages.length);
    expect(found('xylophone')).toEqual([]);
  });
});
