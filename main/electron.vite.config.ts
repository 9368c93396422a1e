import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { calls, events } from '../shared/ipc/ipc.ts';
import { builtInChecks } from '../shared/checkup/check.ts';
import { builtInCauses } from '../shared/rules/knowledge.ts';
import { readScenarios } from '../shared/learn/scenario.ts';
import { say } from '../shared/words/say.ts';
import { commandGroups, startGroups } from './launch/run/start-chunk.mjs';

const root = resolve(import.meta.dirname, '..');
const at = (path: string) => resolve(root, path);
/**
 * Lists the packages of which something is bundled; main/launch/dist/notices.mjs makes the
 * third-party notices of it.
 */
const license = { fileName: 'licences.json' };

/**
 * Only the names go into the preload script: the schemas behind them would bring zod along, and be
 * built before every first paint.
 */
const bridgeNames = {
  __CALL_NAMES__: JSON.stringify(Object.keys(calls)),
  __EVENT_NAMES__: JSON.stringify(Object.keys(events)),
  __NOT_FROM_HERE__: JSON.stringify(say('program.notFromHere')),
};

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };

/**
 * A third of all code is data: as a text that is parsed it is there in a third of the time that an
 * object written as code takes. https://v8.dev/blog/cost-of-javascript-2019#json
 */
const json = { stringify: true, namedExports: false };

/**
 * What the first screen would wait for beside its own file; the grouping above is easily undone by
 * an import, and nobody would notice.
 */
const startAlone: Plugin = {
  name: 'start-alone',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      const isFirst = chunk.type === 'chunk' && (chunk.isEntry || chunk.name === 'start');
      const more = isFirst
        ? chunk.imports.filter((name) => !/\/(?:start|rolldown-runtime)-/.test(name))
        : [];
      if (more.length > 0) throw new Error(`The start page would also load ${more.join(', ')}.`);
    }
  },
};

/**
 * To build zod's schemas takes longer than to review or redact a small file, which needs none. As
 * above, one import would bring them back.
 */
const commandsAlone: Plugin = {
  name: 'commands-alone',
  generateBundle(_options, bundle) {
    const reached = new Set(['review-command.js', 'redact-command.js']);
    for (const name of reached) {
      const chunk = bundle[name];
      if (chunk?.type !== 'chunk') throw new Error(`The build holds no ${name}.`);
      if (chunk.moduleIds.some((id) => id.includes('/node_modules/zod/')))
        throw new Error(`A short command would also build the schemas of ${name}.`);
      for (const next of chunk.imports) if (next in bundle) reached.add(next);
    }
  },
};

/**
 * Only ASCII: a text with one “ in it takes V8 two bytes for each of its letters, and so long to
 * read, in the window and on the command line.
 */
const plainLetters: Plugin = {
  name: 'plain-letters',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replaceAll(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
    }
  },
};

/**
 * React Aria asks whether the user's language is well formed by a question that has Chromium read the
 * dates of all languages, a tenth of what the first paint takes; this one throws for the same.
 */
const shortQuestion: Plugin = {
  name: 'short-question',
  transform(code, id) {
    if (!/react-aria[^?]*useDefaultLocale/.test(id)) return null;
    const asked = 'Intl.DateTimeFormat.supportedLocalesOf(';
    if (!code.includes(asked)) throw new Error(`${id} asks otherwise now.`);
    return { code: code.replace(asked, 'Intl.getCanonicalLocales('), map: null };
  },
  generateBundle() {
    const isAsked = [...this.getModuleIds()].some((id) => /useDefaultLocale/.test(id));
    if (!isAsked) throw new Error('React Aria asks for the language elsewhere now.');
  },
};

const jsonIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(at(folder)).map((name) => [
      `${folder}/${name}`,
      JSON.parse(readFileSync(at(`${folder}/${name}`), 'utf8')) as unknown,
    ]),
  );
// A build does not come about from files that the program could not use; it need not check them at
// each start.
builtInCauses(jsonIn('resources/knowledge'));
builtInChecks(jsonIn('resources/checks'));
readScenarios(jsonIn('resources/practice/scenarios'));

/**
 * One build, three processes: main (with the command line and its threads beside it, all in one
 * folder), preload, renderer. Output: out/. `npm run dev` builds in the mode "development": code as
 * it was written, with source maps.
 */
export default defineConfig(({ mode }) => {
  const isDev = mode === 'development';
  const shape = { license, sourcemap: isDev };
  return {
    main: {
      root,
      json,
      plugins: [commandsAlone, plainLetters],
      build: {
        ...shape,
        // A command reads all of its code before it begins.
        minify: !isDev,
        outDir: at('out/main'),
        externalizeDeps: false,
        rollupOptions: {
          input: {
            main: at('main/main.ts'),
            cli: at('main/cli/cli.ts'),
            'har-cutter': at('main/files/har-cutter.ts'),
            'redact-worker': at('main/files/redact-worker.ts'),
          },
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: '[name].js',
            codeSplitting: commandGroups({
              cli: at('main/cli/cli.ts'),
              start: at('main/main.ts'),
              review: at('main/cli/review-command.ts'),
              redact: at('main/cli/redact-command.ts'),
            }),
          },
        },
      },
    },
    preload: {
      root,
      define: bridgeNames,
      build: {
        ...shape,
        minify: !isDev,
        outDir: at('out/preload'),
        externalizeDeps: false, // a sandboxed preload cannot require packages
        rollupOptions: {
          input: { preload: at('main/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: at('renderer'),
      define: { __VERSION__: JSON.stringify(version) },
      json,
      plugins: [react(), shortQuestion, startAlone, plainLetters],
      worker: { format: 'es' },
      build: {
        ...shape,
        minify: !isDev,
        outDir: at('out/renderer'),
        rollupOptions: {
          input: at('renderer/index.html'),
          output: {
            codeSplitting: startGroups(at('renderer/main.tsx'), [
              { name: 'schemas', entry: at('shared/ipc/ipc.ts') },
              { name: 'knowledge', entry: at('renderer/platform/knowledge.ts') },
            ]),
          },
        },
      },
    },
  };
});
