import '../../shared/basics/no-eval.ts';
import { type CuttingOrder, serveCuts } from './cutting.ts';
import { blocksOf } from './page-source.ts';

/** The second worker of a large file. */
self.addEventListener('message', ({ data }: MessageEvent<CuttingOrder>) => {
  serveCuts(data.port, blocksOf(data.input));
});
