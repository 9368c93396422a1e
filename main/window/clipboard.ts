import { clipboard } from 'electron';
import type { Redacted } from '../../shared/redact/redacted.ts';

/** The only way of this program to the clipboard. */
export async function copyOut(text: Redacted): Promise<void> {
  await clipboard.writeText(text);
}
