import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** Seconds from the start to the end, and megabytes of memory at most. */
export interface Timed {
  readonly seconds: number;
  readonly memory: number;
  readonly output: string;
}

/** The child tells its peak memory on a pipe of its own when it ends. */
const tellMemory = `data:text/javascript,import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** The built command line; what it answers is not kept. @throws as `timed` */
export const commandLine = (args: readonly string[]): Promise<Timed> =>
  timed([resolve('out/main/cli.js'), ...args], 'ignore');

/**
 * Runs this same Node to its end. `answer`: whether its standard output is read, or goes nowhere; a
 * pipe that nobody reads would stop it. @throws Error with its last words where it ends badly
 */
export function timed(args: readonly string[], answer: 'pipe' | 'ignore' = 'pipe'): Promise<Timed> {
  return new Promise((done, failed) => {
    const from = performance.now();
    const child = spawn(process.execPath, [`--import=${tellMemory}`, ...args], {
      stdio: ['ignore', answer, 'pipe', 'pipe'],
    });
    const written = { output: '', complaint: '', memory: '' };
    child.stdout?.on('data', (part) => {
      written.output += String(part);
    });
    child.stderr?.on('data', (part) => {
      written.complaint = `${written.complaint}${String(part)}`.slice(-2000);
    });
    child.stdio[3]?.on('data', (part) => {
      written.memory += String(part);
    });
    child.on('error', failed);
    child.on('close', (code, signal) => {
      const seconds = (performance.now() - from) / 1000;
      const { output, complaint, memory } = written;
      if (code === 0) done({ seconds, memory: (Number(memory) * 1024) / 1e6, output });
      else
        failed(
          new Error(
            `${args.join(' ').slice(0, 200)} ended with ${code ?? signal}: ${complaint.trim()}`,
          ),
        );
    });
  });
}
