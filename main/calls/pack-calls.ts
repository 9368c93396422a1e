import type { BrowserWindow } from 'electron';
import { checkPack } from '../../shared/packs/check.ts';
import { idFor } from '../../shared/packs/draft.ts';
import { faultLine } from '../../shared/packs/faults.ts';
import { knowledge } from '../kept/knowledge.ts';
import type { Handlers } from '../ipc.ts';
import { choosePack, choosePlaceForPack } from '../kept/pack-dialog.ts';
import { readPacks } from '../kept/pack-files.ts';
import { PackFolder } from '../kept/packs.ts';
import { Refusal } from '../refusal.ts';
import { unwritten, writeWhole } from '../whole-file.ts';
import { say } from '../../shared/words/say.ts';

export type PackCalls = Pick<
  Handlers,
  'packs.read' | 'packs.add' | 'packs.remove' | 'packs.putBack' | 'packs.arrange' | 'packs.save'
>;

/**
 * What the window may do with the rule packs in that folder. A pack is checked here, whoever hands
 * it over.
 */
export function packCalls(window: BrowserWindow, path: string): PackCalls {
  const folder = new PackFolder(path, knowledge);
  return {
    'packs.read': () => [...folder.read()],
    'packs.add': async ({ from }) => {
      const path = await choosePack(window, from);
      if (path === null) return null;
      const gathered = await readPacks(path, knowledge);
      const added = gathered.flatMap(({ result }) => (result.ok ? [result.value] : []));
      for (const pack of added) folder.add(pack);
      return {
        packs: [...folder.read()],
        added: added.map(({ pack }) => pack.name),
        refused: gathered.flatMap(({ name, result }) =>
          result.ok ? [] : [{ name, faults: result.faults.map(faultLine) }],
        ),
      };
    },
    'packs.remove': ({ id }) => [...folder.remove(id)],
    'packs.putBack': ({ id }) => [...folder.putBack(id)],
    'packs.arrange': ({ order }) => [...folder.arrange(order)],
    'packs.save': async ({ pack, to }) => {
      const checked = checkPack(pack, knowledge);
      if (!checked.ok)
        throw new Refusal(
          say('pack.faulty', { fault: checked.faults.slice(0, 1).map(faultLine).join('') }),
        );
      if (to === 'program') return [...folder.add(checked.value)];
      const path = await choosePlaceForPack(
        window,
        `${idFor(checked.value.pack.name) || 'rule-pack'}.json`,
      );
      if (path === null) return null;
      await writeWhole(path, [`${JSON.stringify(checked.value, null, 2)}\n`]).catch(
        (error: unknown) => {
          throw unwritten(path, error, say('file.unwritten'));
        },
      );
      return [...folder.read()];
    },
  };
}
