/** A menu's word without the mark of its own shortcut. */
export const plainWord = (word: string): string => word.replace('&', '');
