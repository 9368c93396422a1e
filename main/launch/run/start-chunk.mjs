import { sep } from 'node:path';

/** @typedef {{ getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }} Graph */

/**
 * How the window's code is cut into files. What two lazy screens share stands in one file,
 * `common`: a hundred icons of 300 bytes each would be a hundred requests. What the first screen
 * needs as well stands in another, `start`, so that a start reads nothing else.
 * @param {string} entry path of the first screen's script
 * @param {string} [separator] of folders in that path: Vite's names of modules have a slash on every
 *   system (https://vite.dev/guide/api-plugin.html#path-normalization)
 * @returns {{ groups: { name: string | ((id: string, graph: Graph) => string | null),
 *   debugName?: string, minShareCount?: number }[] }} for rolldown's `output.codeSplitting`
 */
export function startGroups(entry, separator = sep) {
  const first = entry.split(separator).join('/');
  /** Graphs change with each build, and a watching builder makes many. @type {WeakMap<Graph, Set<string>>} */
  const reached = new WeakMap();
  /** @param {Graph} graph */
  const startOf = (graph) => {
    const found = reached.get(graph) ?? reach(first, graph);
    reached.set(graph, found);
    return found;
  };
  return {
    groups: [
      { debugName: 'start', name: (id, graph) => (startOf(graph).has(id) ? 'start' : null) },
      { name: 'common', minShareCount: 2 },
    ],
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
