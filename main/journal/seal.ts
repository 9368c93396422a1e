import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumOf } from '../checksum.ts';

/** How the lines and files of one capture stand on disk, so that a change of them is noticed. */
export interface Seal {
  /** A text as one line, without its line break. */
  line(text: string): string;
  /** The text of a line; null where the line is not as it was written. */
  openLine(line: string): string | null;
  file(content: Buffer): Buffer;
  /** The content of a file; null where the file is not as it was written. */
  openFile(content: Buffer): Buffer | null;
}

/** The system's store of keys, which gives this user's keys to this user only. */
export interface KeyStore {
  /** A key as it may stand on disk; null where this computer has no such store. */
  wrap(key: Buffer): Buffer | null;
  /** null where the store does not know it any more. */
  unwrap(wrapped: Buffer): Buffer | null;
}

/** A computer without a store of keys. */
export const noKeys: KeyStore = { wrap: () => null, unwrap: () => null };

/** Readable by anybody who can read the file: each line has a checksum before it. */
export const plainSeal: Seal = {
  line: (text) => `=${checksumOf(text)} ${text}`,
  openLine(line) {
    if (line.startsWith('{')) return line; // recordings of older versions have no checksums
    const [, sum, text = ''] = /^=([0-9a-f]{8}) (.*)$/s.exec(line) ?? [];
    return sum === checksumOf(text) ? text : null;
  },
  file: (content) => content,
  openFile: (content) => content, // its checksum stands in its line
};

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** AES-256 in Galois/Counter Mode, which also notices each change (NIST SP 800-38D). */
export function keySeal(key: Buffer): Seal {
  const encrypt = (content: Buffer): Buffer => {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(algorithm, key, iv);
    return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  };
  const decrypt = (sealed: Buffer): Buffer | null => {
    if (sealed.length < ivLength + tagLength) return null;
    try {
      const cipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivLength));
      cipher.setAuthTag(sealed.subarray(-tagLength));
      return Buffer.concat([cipher.update(sealed.subarray(ivLength, -tagLength)), cipher.final()]);
    } catch {
      return null;
    }
  };
  return {
    line: (text) => `*${encrypt(Buffer.from(text)).toString('base64')}`,
    openLine: (line) =>
      line.startsWith('*')
        ? (decrypt(Buffer.from(line.slice(1), 'base64'))?.toString('utf8') ?? null)
        : null,
    file: encrypt,
    openFile: decrypt,
  };
}

const keyFile = 'key';

/** The seal of a new capture: with a key of its own where the system keeps keys. */
export async function newSeal(folder: string, keys: KeyStore): Promise<Seal> {
  const key = randomBytes(32);
  const wrapped = keys.wrap(key);
  if (wrapped === null) return plainSeal;
  await writeFile(join(folder, keyFile), wrapped, { mode: 0o600 });
  return keySeal(key);
}

/** The seal of a capture on disk; null where its key is lost. */
export async function sealOf(folder: string, keys: KeyStore): Promise<Seal | null> {
  const wrapped = await readFile(join(folder, keyFile)).catch(() => null);
  if (wrapped === null) return plainSeal;
  const key = keys.unwrap(wrapped);
  return key?.length === 32 ? keySeal(key) : null;
}
