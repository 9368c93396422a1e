import { sep } from 'node:path';

/** @typedef {{ getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }} Graph */
/**
 * @typedef {{ groups: { name: string | ((id: string, graph: Graph) => string | null),
 *   debugName?: string, minShareCount?: number }[] }} Groups
 */

/**
 * How the window's code is cut into files. What two lazy screens share stands in one file,
 * `common`: a hundred icons of 300 bytes each would be a hundred requests. What the first screen
 * needs as well stands in another, `start`, so that a start reads nothing else. What is fetched as
 * soon as that is painted has files of its own, or it would bring all of `common` along.
 * @param {string} entry path of the first screen's script
 * @param {readonly { readonly name: string, readonly entry: string }[]} next what is fetched then
 * @param {string} [separator] of folders in that path: Vite's names of modules have a slash on every
 *   system (https://vite.dev/guide/api-plugin.html#path-normalization)
 * @returns {Groups} for rolldown's `output.codeSplitting`
 */
export function startGroups(entry, next = [], separator = sep) {
  /** @param {string} name @param {string} path */
  const group = (name, path) => {
    const reachedOf = reachedFrom(path, separator);
    /** @param {string} id @param {Graph} graph */
    const nameOf = (id, graph) => (reachedOf(graph).has(id) ? name : null);
    return { debugName: name, name: nameOf };
  };
  return {
    groups: [
      group('start', entry),
      ...next.map(({ name, entry: path }) => group(name, path)),
      { name: 'common', minShareCount: 2 },
    ],
  };
}

/**
 * How the code of the short commands is cut into files. To find and open a file takes longer than to
 * read the code in it: left alone, `redact` would load 22 files before it begins, most of them of a
 * few lines. What it needs stands in three: `start` is what the window's start reads as well,
 * `commands` what `review` reads as well, `redactor` the rest of what redacts a file. What the
 * command line needs before it loads a command stands in a fourth, `first`.
 * @param {{ cli: string, start: string, review: string, redact: string }} entries paths of scripts
 * @param {string} [separator] of folders in those paths
 * @returns {Groups} for rolldown's `output.codeSplitting`
 */
export function commandGroups({ cli, start, review, redact }, separator = sep) {
  const cliOf = reachedFrom(cli, separator);
  const startOf = reachedFrom(start, separator);
  const reviewOf = reachedFrom(review, separator);
  const redactOf = reachedFrom(redact, separator);
  /** @param {string} id @param {Graph} graph */
  const fileOf = (id, graph) => {
    if (!redactOf(graph).has(id)) return null;
    if (cliOf(graph).has(id)) return 'first';
    if (startOf(graph).has(id)) return 'start';
    return reviewOf(graph).has(id) ? 'commands' : 'redactor';
  };
  /** @param {string} name @returns {Groups['groups'][number]} */
  const group = (name) => ({
    debugName: name,
    name: (id, graph) => (fileOf(id, graph) === name ? name : null),
  });
  return { groups: ['first', 'start', 'commands', 'redactor'].map(group) };
}

/**
 * @param {string} entry
 * @param {string} separator
 * @returns {(graph: Graph) => ReadonlySet<string>}
 */
function reachedFrom(entry, separator) {
  const first = entry.split(separator).join('/');
  /** Graphs change with each build, and a watching builder makes many. @type {WeakMap<Graph, Set<string>>} */
  const known = new WeakMap();
  return (graph) => {
    const found = known.get(graph) ?? reach(first, graph);
    known.set(graph, found);
    return found;
  };
}

/**
 * @param {string} first
 * @param {Graph} graph
 * @returns {Set<string>} the modules that the first one needs, without lazy imports
 * @throws {Error} where the first one is not among the modules: then nothing would be grouped, and
 *   nobody would notice
 */
function reach(first, graph) {
  if (graph.getModuleInfo(first) === null) throw new Error(`The build holds no module ${first}.`);
  const reached = new Set([first]);
  for (const id of reached)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
  return reached;
}
