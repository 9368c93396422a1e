import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { withReportPage } from '../../../../main/files/report-files.ts';
import type { askForAttention } from '../../../../main/window/attention.ts';
import type { copyOut } from '../../../../main/window/clipboard.ts';
import type { ReviewDocument } from '../../../../main/cli/review-document.ts';
import type { Prepared } from '../../../../renderer/share/prepare.ts';
import type { copyText } from '../../../../shared/copy/copy.ts';
import type { CallInput, DiagnosisNote } from '../../../../shared/ipc/ipc.ts';
import type { DraftOrigin } from '../../../../shared/packs/draft.ts';
import type { Redacted } from '../../../../shared/redact/redacted.ts';
import type { redactedTexts } from '../../../../shared/redact/redaction.ts';

const root = join(import.meta.dirname, '../../../..');
const sources = ['main', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name)),
);
const texts = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const filesWith = (pattern: RegExp): readonly string[] =>
  sources.filter((file) => pattern.test(texts.get(file) ?? '')).toSorted();

describe('a text that leaves', () => {
  it('has the type of what was redacted at every way out', () => {
    expectTypeOf<string>().not.toExtend<Redacted>();
    expectTypeOf<CallInput<'clipboard.write'>['text']>().toEqualTypeOf<Redacted>();
    expectTypeOf<CallInput<'report.save'>['parts']>().toEqualTypeOf<Redacted[]>();
    expectTypeOf<CallInput<'page.print'>['parts']>().toEqualTypeOf<Redacted[] | null>();
    expectTypeOf<CallInput<'attention.ask'>['title' | 'text']>().toEqualTypeOf<Redacted>();
    expectTypeOf<DiagnosisNote['title' | 'summary']>().toEqualTypeOf<Redacted>();
    expectTypeOf<Parameters<typeof copyOut>[0]>().toEqualTypeOf<Redacted>();
    expectTypeOf<Parameters<typeof askForAttention>[1]>().toEqualTypeOf<Redacted>();
    expectTypeOf<Parameters<typeof askForAttention>[2]>().toEqualTypeOf<Redacted>();
    expectTypeOf<Parameters<typeof withReportPage>[0]>().toEqualTypeOf<Redacted>();
    expectTypeOf<Prepared['parts'][number] | Prepared['copied']>().toEqualTypeOf<Redacted>();
    expectTypeOf<ReturnType<typeof copyText>>().toEqualTypeOf<Redacted | null>();
    expectTypeOf<DraftOrigin['words']['route']>().toEqualTypeOf<Redacted>();
    expectTypeOf<DraftOrigin['exchange']['request']['url']>().toEqualTypeOf<Redacted>();
    type Asked = NonNullable<ReviewDocument['diagnoses'][number]['ask']>;
    expectTypeOf<Asked['subject' | 'text']>().toEqualTypeOf<Redacted>();
    expectTypeOf<ReturnType<typeof redactedTexts<{ a: string }>>['a']>().toEqualTypeOf<Redacted>();
  });

  it('is made in one file, and beside redaction only where nothing is to be taken out', () => {
    expect(filesWith(/\bas (?:unknown as )?Redacted\b/)).toEqual(['shared/redact/redacted.ts']);
    expect(filesWith(/\basAskedFor\(/)).toEqual([
      'shared/copy/copy.ts',
      'shared/redact/redacted.ts',
    ]);
    expect(filesWith(/\bneverCaptured\(/)).toEqual([
      'renderer/learn/print.ts',
      'shared/redact/redacted.ts',
    ]);
  });

  it('has one door to the clipboard, to notifications and to the title of the window', () => {
    expect(filesWith(/\bclipboard\.write\w*\(|execCommand\(['"]copy/)).toEqual([
      'main/window/clipboard.ts',
    ]);
    expect(filesWith(/\bnew Notification\(/)).toEqual(['main/window/attention.ts']);
    // The title of a popup is the host that it shows.
    expect(filesWith(/\.setTitle\(|document\.title\b/)).toEqual([
      'main/site/popups.ts',
      'main/window/window-screen.ts',
    ]);
    expect(filesWith(/\bstartDrag\(|navigator\.(?:share|clipboard|sendBeacon)\b/)).toEqual([]);
  });
});
