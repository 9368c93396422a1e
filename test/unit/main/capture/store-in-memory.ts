import { type CaptureStore, memoryStore } from '../../../../main/journal/capture-store.ts';
import type { FailureMark } from '../../../../shared/ipc/ipc.ts';

/** What was recorded, held in memory. */
export function storeInMemory(): CaptureStore {
  let memory = memoryStore();
  let marks: readonly FailureMark[] = [];
  const forget = () => {
    memory = memoryStore();
    marks = [];
    return Promise.resolve();
  };
  return {
    put: (exchanges) => memory.put(exchanges),
    has: (id) => memory.has(id),
    get: (id) => Promise.resolve(memory.get(id)),
    all: async function* () {
      yield* memory.all();
    },
    mark: (mark) => {
      marks = [...marks, mark];
    },
    marks: () => marks,
    keptSince: null,
    clear: forget,
    end: forget,
  };
}
