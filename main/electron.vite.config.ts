import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = resolve(import.meta.dirname, '..');
const at = (path: string) => resolve(root, path);

/** One build, three processes: main (with the command line beside it), preload, renderer. Output: out/. */
export default defineConfig({
  main: {
    root,
    build: {
      outDir: at('out/main'),
      externalizeDeps: false,
      rollupOptions: { input: { main: at('main/main.ts'), cli: at('main/cli.ts') }, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  },
  preload: {
    root,
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false, // a sandboxed preload cannot require packages
      rollupOptions: { input: { preload: at('main/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir: at('out/renderer'), rollupOptions: { input: at('renderer/index.html') } },
  },
});
