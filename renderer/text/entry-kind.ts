import { looksLikeAddress, plain } from './addresses.ts';

/** What somebody put into the box of the start page. */
export type EntryKind = 'nothing' | 'address' | 'path' | 'file' | 'message';

/** An address and a file's name have no second line; all that is neither is a message to explain. */
export function entryKind(typed: string): EntryKind {
  const text = typed.trim();
  if (text === '') return 'nothing';
  if (isFileName(text)) return isWholePath(text) ? 'path' : 'file';
  return isAddress(text) ? 'address' : 'message';
}

const fileEnd = /\.(har|log|txt|json)"?$/i;

/** With the folder in which the file lies: it can be opened as it stands. */
const isWholePath = (text: string): boolean => /^"?(file:|[a-z]:[\\/]|~?\/)/i.test(text);

/** A whole path, or the bare name of a file of a kind that is read here. */
function isFileName(text: string): boolean {
  if (!fileEnd.test(text) || /[\r\n]/.test(text)) return false;
  if (/^("?(file:|[a-z]:[\\/]|\\\\)|"~?\/)/i.test(text)) return true; // these may have spaces in them
  return !/\s/.test(text) && (/^[~.]{0,2}\//.test(text) || !/[/:]/.test(text));
}

/**
 * "5.7.139" is the code of a mail server and "System.NullReferenceException" the name of a fault,
 * though both have dots as a host has.
 */
function isAddress(text: string): boolean {
  if (/\s|@/.test(text) || !looksLikeAddress(text)) return false;
  if (/^https?:\/\//i.test(text)) return true;
  const host = plain(text).split(/[/?#:]/)[0] ?? '';
  const isNumber = /^[\d.]+$/.test(host);
  return isNumber ? /^\d+(\.\d+){3}$/.test(host) : !/(exception|error|fault)$/.test(host);
}
