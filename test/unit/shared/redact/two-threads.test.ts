import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HarCutter, replay } from '../../../../shared/har/cutting.ts';
import { HarRedaction } from '../../../../shared/redact/har-redaction.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { entry, har } from '../har/read-har.ts';
import { plantedHar } from './planted-har.ts';
import { redactHar } from './redact-text.ts';

/**
 * Redacts what a HarCutter read, in chunks of `size` bytes, with room for that many numbers of
 * tape.
 */
function redactCut(text: string, size: number, room: number): object {
  const tapes = {
    entries: new Int32Array(room),
    insides: new Int32Array(room),
    texts: new Uint8Array(room),
  };
  const bytes = new TextEncoder().encode(text);
  const redactor = new Redactor({ keepPersonal: false });
  const entries: string[] = [];
  const redaction = new HarRedaction(redactor, (json) =>
    entries.push(new TextDecoder().decode(json)),
  );
  const cutter = new HarCutter();
  for (let at = 0; at < bytes.length; at += size)
    replay(structuredClone(cutter.push(bytes.slice(at, at + size), tapes)), redaction);
  const last = replay(cutter.end(), redaction);
  const redacted = redaction.end(last?.truncated ?? true, last?.found ?? false);
  return {
    redacted,
    head: redaction.beginning(),
    entries: entries.map((json, at) => redaction.finished(json, at)),
    takenOut: redactor.takenOut,
  };
}

function redactWhole(text: string): object {
  const { text: clean, redacted, redactor } = redactHar(text);
  const head = clean.slice(0, clean.indexOf('"entries":[\n') + '"entries":[\n'.length);
  return { redacted, head, entries: expect.anything(), takenOut: redactor.takenOut, text: clean };
}

function same(text: string, sizes: readonly number[] = [997, 65_536]): void {
  const { text: clean, ...whole } = redactWhole(text) as { text: string };
  for (const size of sizes) {
    for (const room of [200, 400_000]) {
      const cut = redactCut(text, size, room) as { entries: string[]; head: string };
      expect(cut).toEqual(whole);
      expect(`${cut.head}${cut.entries.join(',\n')}\n]}}\n`).toBe(clean);
    }
  }
}

const fixtures = join(import.meta.dirname, '../../../fixtures/har');

describe('Redacting what another thread has read', () => {
  it.each(readdirSync(fixtures).filter((name) => name.endsWith('.har')))(
    'gives for %s what one thread gives',
    (name) => {
      same(readFileSync(join(fixtures, name), 'utf8'));
    },
  );

  it('gives the same for all planted secrets', () => {
    same(JSON.stringify(plantedHar().har), [4096, 1_000_000]);
    same(JSON.stringify(plantedHar().har, null, 2), [4096]);
  });

  it('leaves damage, entries in entries and odd ones to the splitter', () => {
    const entries = [
      entry(0),
      entry(1),
      {},
      7,
      entry(2, { _extra: [entry(3)] }),
      entry(4, { more: [entry(5)] }),
      { request: { url: ' ' } },
      { request: null },
      entry(6, { comment: 'é😀 {"request":1}' }),
      entry(7),
    ];
    const text = JSON.stringify(har(entries, { comment: 'behind' }));
    const damaged = text.replace(
      '"url":"https://acme.haloitsm.com/api/tickets/1"',
      '"url":"https://acme.haloitsm.com/api/\u0007tickets/1',
    );
    for (const one of [
      text,
      damaged,
      text.replaceAll('"time":12.5', '"time":NaN'),
      text.replace('}}]', '}} x ]'),
      text.slice(0, -300),
      `${text}\n${text}`,
      JSON.stringify([entry(1), entry(2)]),
      '{"log":{"entries":[]}}',
      '{"log":{}}',
    ])
      same(one, [61, 700, 4096, 1_000_000]);
  });
});
