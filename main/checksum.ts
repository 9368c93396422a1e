import { crc32 } from 'node:zlib';

/** Eight hexadecimal digits that another content hardly has: tells damage, not ill will. */
export const checksumOf = (content: string | Buffer): string =>
  crc32(content).toString(16).padStart(8, '0');
