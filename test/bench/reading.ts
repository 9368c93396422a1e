import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const megabyte = 1_000_000;

export interface ReadingFigure {
  readonly megabytes: number;
  readonly megabytesPerSecond: number;
  /** To JSON.parse(readFileSync) of a 150 MB file of the same kind, in the same run. */
  readonly ratio: number;
  readonly peakMemoryMegabytes: number;
}

export interface ReadingBench {
  readonly jsonParse: { readonly megabytes: number; readonly megabytesPerSecond: number };
  /** `review FILE --json` of the built command line, its start included. */
  readonly review: readonly ReadingFigure[];
}

/**
 * How fast the built command line (out/main/cli.js) reviews large HARs. Each figure is the median of rounds that take turns with
 * JSON.parse, because a machine's speed wanders. Writes up to 2 GB into a temporary folder and removes it. `say`: progress.
 */
export async function benchReading(say: (line: string) => void, sizes: readonly number[] = [700, 2000]): Promise<ReadingBench> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  try {
    const small = join(folder, 'small.har');
    writeHar(small, 150);
    const parses: number[] = [];
    const review: ReadingFigure[] = [];
    for (const size of sizes) {
      say(`writing a HAR of ${size} MB`);
      const large = join(folder, 'large.har');
      const bytes = writeHar(large, size);
      const rounds: { speed: number; parse: number; memory: number }[] = [];
      for (let round = 0; round < (size > 1000 ? 2 : 3); round += 1) {
        say(`reviewing ${size} MB, round ${round + 1}`);
        const parse = Number((await timed(['--max-old-space-size=4096', '-e', parseScript, small])).output);
        parses.push(parse);
        const { seconds, memory } = await timed([resolve('out/main/cli.js'), 'review', large, '--json']);
        rounds.push({ speed: bytes / megabyte / seconds, parse, memory });
      }
      const speed = median(rounds.map((one) => one.speed));
      review.push({
        megabytes: size, megabytesPerSecond: rounded(speed), ratio: rounded(median(rounds.map((one) => one.speed / one.parse))),
        peakMemoryMegabytes: Math.max(...rounds.map((one) => one.memory)),
      });
    }
    return { jsonParse: { megabytes: 150, megabytesPerSecond: rounded(median(parses)) }, review };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const parseScript = `const { readFileSync, statSync } = require('node:fs'); const file = process.argv[1]; const from = performance.now();
JSON.parse(readFileSync(file, 'utf8')); process.stdout.write(String(statSync(file).size / 1e6 / ((performance.now() - from) / 1000)));`;

/** The child tells its peak memory on a pipe of its own when it ends. */
const tellMemory = `data:text/javascript,import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

export function timed(args: readonly string[]): Promise<{ readonly seconds: number; readonly memory: number; readonly output: string }> {
  return new Promise((done, failed) => {
    const from = performance.now();
    const child = spawn(process.execPath, [`--import=${tellMemory}`, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
    let output = '';
    let memory = '';
    child.stdout?.on('data', (part) => { output += String(part); });
    child.stdio[3]?.on('data', (part) => { memory += String(part); });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code !== 0) failed(new Error(`${args.join(' ').slice(0, 200)} ended with ${code}`));
      else done({ seconds: (performance.now() - from) / 1000, memory: Math.round(Number(memory) / 1024), output });
    });
  });
}

/** A HAR as Chrome writes it (two spaces, long lines): calls to Halo, a few scripts and pictures, one failure in 400. Returns its size. */
export function writeHar(path: string, megabytes: number): number {
  const file = openSync(path, 'w');
  let bytes = writeSync(file, '{\n  "log": {\n    "version": "1.2",\n    "creator": {\n      "name": "WebInspector",\n      "version": "537.36"\n    },\n    "pages": [],\n    "entries": [\n');
  for (let number = 0; bytes < megabytes * megabyte;) {
    const block: string[] = [];
    for (let i = 0; i < 200; i += 1, number += 1) block.push(JSON.stringify(harEntry(number), null, 2));
    bytes += writeSync(file, `${number > 200 ? ',\n' : ''}${block.join(',\n')}`);
  }
  bytes += writeSync(file, '\n    ]\n  }\n}\n');
  closeSync(file);
  return bytes;
}

function harEntry(number: number): unknown {
  const fails = number % 400 === 123;
  const kind = number % 20 === 7 ? 'script' : number % 20 === 13 ? 'image' : 'fetch';
  const text = fails ? '{"Message":"The agent does not have access to the charge rate used."}' : bodyOf(kind, number);
  const mimeType = kind === 'script' ? 'application/javascript' : kind === 'image' ? 'image/png' : 'application/json';
  return {
    _connectionId: String(1000 + (number % 6)), _initiator: { type: 'script', stack: { callFrames: frames(number), parent: { description: 'await', callFrames: frames(number + 1) } } },
    _priority: 'High', _resourceType: kind, cache: {}, connection: '443', pageref: 'page_1',
    request: {
      method: fails ? 'POST' : 'GET', url: `https://acme.haloitsm.com/api/tickets/${number}?includedetails=true&page_no=${number % 40}`, httpVersion: 'http/2.0',
      headers: pairs({
        ':authority': 'acme.haloitsm.com', ':method': 'GET', ':path': `/api/tickets/${number}`, ':scheme': 'https', accept: '*/*', 'accept-encoding': 'gzip, deflate, br, zstd',
        'accept-language': 'en-GB,en;q=0.9', referer: 'https://acme.haloitsm.com/tickets', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      }),
      queryString: pairs({ includedetails: 'true', page_no: String(number % 40) }), cookies: [], headersSize: -1, bodySize: 0,
    },
    response: {
      status: fails ? 400 : 200, statusText: '', httpVersion: 'http/2.0',
      headers: pairs({ 'cache-control': 'no-cache', 'content-encoding': 'br', 'content-type': mimeType, date: 'Mon, 02 Nov 2026 10:00:00 GMT', server: 'Microsoft-IIS/10.0', vary: 'Accept-Encoding' }),
      cookies: [], content: { size: text.length, mimeType, text, ...(kind === 'image' ? { encoding: 'base64' } : {}) },
      redirectURL: '', headersSize: -1, bodySize: -1, _transferSize: 1234, _error: null, _fetchedViaServiceWorker: false,
    },
    serverIPAddress: '10.0.0.1', startedDateTime: new Date(Date.UTC(2026, 10, 2, 10) + number * 40).toISOString(), time: 42.5,
    timings: { blocked: 1.5, dns: -1, ssl: -1, connect: -1, send: 0.25, wait: 39.5, receive: 1.25, _blocked_queueing: 0.75 },
  };
}

function bodyOf(kind: string, number: number): string {
  const size = 2 ** (number % 7);
  if (kind === 'script') return `!function(e,t){"use strict";return e["id${number}"]=t}(window,"a\\n");\n`.repeat(size * 12);
  if (kind === 'image') return 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAABmJLR0QA/wD/AP+gvaeT'.repeat(size * 8);
  const tickets = Array.from({ length: size }, (_, row) => ({
    id: number * 100 + row, summary: `Printer ${row} on floor ${number % 9} does not print`, status_id: row % 9, user_name: 'Alex Smith', dateoccurred: '2026-11-02T10:00:00.000Z', sla_hold: false,
  }));
  return JSON.stringify({ record_count: size, tickets });
}

function frames(number: number): unknown {
  return [0, 1].map((row) => ({ functionName: 'send', scriptId: '12', url: 'https://acme.haloitsm.com/static/js/main.js', lineNumber: row, columnNumber: number % 5000 }));
}

function pairs(values: Readonly<Record<string, string>>): unknown {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
