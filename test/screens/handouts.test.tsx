import { describe, expect, test } from 'vitest';
import { builtInLessons, causes, guide } from '../../renderer/learn/lessons.ts';
import { lessonPaper } from '../../renderer/learn/print.ts';
import { searchReference } from '../../renderer/learn/reference-search.ts';

const paper = (id: string): string =>
  lessonPaper(builtInLessons.filter(({ lesson }) => lesson.id === id));

/** Causes that live sites showed beyond the guide. */
const beyondTheGuide = [
  'clock-skew',
  'headers-too-large',
  'integration-not-set-up',
  'integration-rejected',
  'licence-unreachable',
  'missing-parameter',
  'mixed-content',
  'page-instead-of-data',
  'page-outdated',
  'proxy-sign-in',
  'record-protected',
  'runbook-failed',
  'sign-in-cookie-lost',
  'sign-in-loop',
  'sign-in-refused',
  'sign-in-setup',
  'token-without-scope',
  'unsupported-media-type',
  'webhook-failed',
  'wrong-value',
];

describe('the handouts', () => {
  test.each(builtInLessons.map(({ lesson }) => lesson.id))('%s: leaves no gap on paper', (id) => {
    const html = paper(id);
    expect(html).toMatch(/<h1>[^<]+<\/h1>/);
    expect(html.match(/<ol>/g)).toHaveLength(2);
    expect(html.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/\{\w|\w\}|\bnull\b/);
  });

  test.each([
    'wrong-value',
    'integration-not-set-up',
    'runbook-failed',
    'page-outdated',
    'sign-in-refused',
  ])('%s: teaches a cause beyond the guide, with its reasons and steps', (cause) => {
    const ready = builtInLessons.find(({ lesson }) => lesson.about.cause === cause);
    const html = paper(ready?.lesson.id ?? '');
    expect(ready?.cause.id).toBe(cause);
    expect((html.match(/<li>/g) ?? []).length).toBeGreaterThan(8);
  });

  test('have a title, and where there are several a cover that names each of them', () => {
    const one = paper('xero-limit');
    expect(one).toContain('<title>429: too many invoices at once</title>');
    expect(one).not.toContain('class="cover"');
    const all = lessonPaper(builtInLessons);
    expect(all).toContain('<title>Lessons</title>');
    const cover = /<main class="cover">.*?<\/main>/.exec(all)?.[0] ?? '';
    expect(cover.match(/<li>/g)).toHaveLength(builtInLessons.length);
    // Whoever prints it numbers the pages.
    expect(all).toMatch(/^<!doctype html>\s*<html[^>]* data-numbered>/);
  });

  test('keep to the system that the lesson is about', () => {
    expect(paper('addigy-credentials')).toContain('Make a new key for Halo in Addigy');
    expect(paper('addigy-credentials')).not.toMatch(/Xero|Connect Halo to/);
    expect(paper('hidden-403')).toContain('In Entra ID, open the app');
    expect(paper('hidden-403')).not.toContain('DeviceManagement');
    expect(paper('xero-limit')).not.toContain('Another program uses the same account');
    expect(paper('status-403')).not.toContain('API application');
  });
});

describe('the reference', () => {
  test.each(beyondTheGuide)('%s: is found by its name', (id) => {
    const found = searchReference(id.replaceAll('-', ' '), guide, causes).causes;
    expect(found.map((cause) => cause.id)).toContain(id);
  });
});
