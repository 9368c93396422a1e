import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { noKeys } from '../../../../main/journal/seal.ts';
import { readJournal } from '../../../../main/journal/reading.ts';
import { amount } from '../../../amount.ts';
import { removeFolder } from '../../../remove-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'killed-'));
const child = join(folder, 'journal-child.js');
afterAll(() => removeFolder(folder));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'journal-child.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'journal-child.js' } },
    },
  });
});

interface Told {
  readonly index: number;
  readonly at: number;
}

/**
 * Lets a capture run in a process of its own and kills it after so many exchanges. Answers what it
 * had told until then. `room`: bytes that the capture may take.
 */
function runAndKill(root: string, after: number, room = Infinity): Promise<readonly Told[]> {
  return new Promise((done, failed) => {
    const running = spawn(process.execPath, [child, root, String(room)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    running.stdout.on('data', (part) => {
      output += String(part);
      if (output.split('\n').length > after) running.kill('SIGKILL');
    });
    running.on('error', failed);
    running.on('exit', (_code, signal) => {
      if (signal !== 'SIGKILL')
        failed(new Error(`The capture ended by itself:\n${output.slice(-500)}`));
    });
    running.on('close', () =>
      done(
        output
          .split('\n')
          .slice(0, -1)
          .map((line) => {
            const [index, at] = line.split(' ').map(Number);
            return { index: index ?? -1, at: at ?? 0 };
          }),
      ),
    );
  });
}

async function checkRound(round: number): Promise<void> {
  const root = join(folder, `round-${round}`);
  const told = await runAndKill(root, 400 + Math.floor(Math.random() * 400));
  const killedAt = told.at(-1)?.at ?? 0;
  const promised = told.filter(({ at }) => at < killedAt - 1_000);
  const [capture] = readdirSync(root);
  const { lines, marks, damaged, whole } = await readJournal(join(root, capture ?? ''), noKeys);
  expect(promised.length).toBeGreaterThan(0);
  expect(damaged).toBe(0);
  expect(lines.map(({ exchange }) => exchange.id).slice(0, promised.length)).toEqual(
    promised.map(({ index }) => `live-${index}`),
  );
  expect(marks.map(({ index }) => index).slice(0, Math.floor(promised.length / 50))).toEqual(
    Array.from({ length: Math.floor(promised.length / 50) }, (_, number) => number * 50 + 49),
  );
  for (const line of lines)
    expect((await whole(line)).response?.body.text?.length).toBe(
      line.exchange.index % 10 === 0 ? 40_000 : 5,
    );
}

const moments = amount(30);
/** So many processes at a time. */
const atOnce = 10;

test(
  `killed at ${moments} random moments, a capture opens again and lacks at most its last second`,
  { timeout: 180_000 },
  async () => {
    const rounds = Array.from({ length: moments }, (_, round) => round);
    for (let begun = 0; begun < moments; begun += atOnce)
      await Promise.all(rounds.slice(begun, begun + atOnce).map(checkRound));
  },
);

test(
  'killed while it makes room again and again, a capture opens undamaged and reaches to the last second',
  { timeout: 60_000 },
  async () => {
    const check = async (round: number) => {
      const root = join(folder, `small-${round}`);
      const told = await runAndKill(root, 1_000 + Math.floor(Math.random() * 200), 100_000);
      const killedAt = told.at(-1)?.at ?? 0;
      const promised = told.filter(({ at }) => at < killedAt - 1_000).at(-1)?.index ?? -1;
      const [capture] = readdirSync(root);
      const { lines, damaged } = await readJournal(join(root, capture ?? ''), noKeys);
      const ids = lines.map(({ exchange }) => exchange.index);
      expect(damaged).toBe(0);
      expect(Math.max(...ids)).toBeGreaterThanOrEqual(promised);
      expect(ids.length).toBeLessThan(told.length);
    };
    await Promise.all([check(0), check(1)]);
  },
);
