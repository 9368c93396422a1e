import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** The bench, and beside it what it starts as processes of their own. Output: out/bench/. */
export default defineConfig({
  root: at('../..'),
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: at('../../out/bench'),
    rollupOptions: {
      input: {
        bench: at('bench.ts'),
        part: at('part.ts'),
        'capturing-program': at('capturing-program.ts'),
        'browser-recorder': at('browser-recorder.ts'),
        'har-recorder': at('har-recorder.ts'),
      },
    },
  },
});
