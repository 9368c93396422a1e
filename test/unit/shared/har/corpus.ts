import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');
const beside = resolve(root, '../shared/har-corpus');

/**
 * Whether the corpus of real HARs lies beside the project; a clean checkout has only the few that
 * the project keeps.
 */
export const isWholeCorpus = existsSync(beside);
export const corpusFolder = isWholeCorpus ? beside : resolve(root, 'test/fixtures/har');
export const corpusName = isWholeCorpus
  ? 'the corpus of HAR files'
  : 'the few HAR files of test/fixtures/har (the corpus is not on this machine)';
