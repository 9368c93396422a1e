import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactHar } from './redact-text.ts';

const folder = join(import.meta.dirname, '../../../fixtures/redaction');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

interface PlantedValue {
  readonly id: number;
  readonly where: string;
  readonly kind: 'secret' | 'personal';
  readonly value: string;
  /** A: plainly a secret; B: nothing marks it; C: no secret; out, personal: must go. */
  readonly today: 'A' | 'B' | 'C' | 'out' | 'personal';
}

interface Evidence {
  readonly what: string;
  readonly value: string;
  readonly entry: object;
}

/** As it stands in JSON, and with its percent-encodings undone. */
const spellings = (text: string): string => {
  const plain = text.replaceAll('\\\\', '\\').replaceAll('\\"', '"');
  return [
    text,
    plain,
    plain.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  ].join('\n');
};

const isIn = (text: string, value: string): boolean =>
  text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1));

/** Values that an outside attack planted, and which of them stand in the redacted copy. */
export function plantedValues(): {
  readonly secrets: readonly PlantedValue[];
  readonly personal: readonly PlantedValue[];
  readonly stands: readonly PlantedValue[];
} {
  const planted = JSON.parse(read('planted.json')) as readonly PlantedValue[];
  const after = spellings(redactHar(read('planted.har')).text);
  return {
    secrets: planted.filter(
      ({ kind, today }) => kind === 'secret' && (today === 'A' || today === 'out'),
    ),
    personal: planted.filter(({ kind }) => kind === 'personal'),
    stands: planted.filter(({ value }) => isIn(after, value)),
  };
}

/** Messages, codes, numbers and names that a helper needs, and which of them are lost. */
export function plantedEvidence(): {
  readonly evidence: readonly Evidence[];
  readonly lost: readonly Evidence[];
} {
  const evidence = JSON.parse(read('evidence.json')) as readonly Evidence[];
  const har = {
    log: {
      version: '1.2',
      creator: { name: 'x', version: '1' },
      entries: evidence.map(({ entry }) => entry),
    },
  };
  const { text } = redactHar(JSON.stringify(har));
  const after = (JSON.parse(text) as { log: { entries: object[] } }).log.entries.map((entry) =>
    spellings(JSON.stringify(entry)),
  );
  return { evidence, lost: evidence.filter(({ value }, at) => !isIn(after[at] ?? '', value)) };
}

/** What the README tells. */
export function plantedFigures() {
  const { secrets, personal, stands } = plantedValues();
  const { evidence, lost } = plantedEvidence();
  return {
    secrets: {
      planted: secrets.length,
      stands: stands.filter((one) => secrets.includes(one)).length,
    },
    personal: {
      planted: personal.length,
      stands: stands.filter((one) => personal.includes(one)).length,
    },
    evidence: { planted: evidence.length, stays: evidence.length - lost.length },
  };
}
