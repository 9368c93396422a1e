import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readability from 'text-readability';
import { describe, expect, test } from 'vitest';
import { readHelpPage, searchHelp, textsOfPage } from '../../../shared/learn/help.ts';
import { helpOrder } from '../../../renderer/help/order.ts';
import { sentencesOf } from './prose.ts';

const folder = join(import.meta.dirname, '../../../resources/help');
const pages = readdirSync(folder).map((name) =>
  readHelpPage(name.replace(/\.md$/, ''), readFileSync(join(folder, name), 'utf8')),
);
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
