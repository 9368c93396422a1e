/** A line below an exception that says where it was thrown. */
export function isStackLine(line: string): boolean {
  return /^\s*(?:at\s+[\w.<>$[\]`+]+\s*[([]|---|\.\.\. \d+ more|in \S+:line \d+)/.test(line);
}

/** Halo grew out of NetHelpDesk, whose name its parts still have. */
const place = /^\s*at\s+(?:(NetHelpDesk)|Halo(?:PSA|ITSM|CRM|API)?)\.[\w.<>`+]{1,300}\(/im;

/**
 * Whether one of the places below an exception, as .NET writes them, lies in Halo's own program. A
 * customer's program for Halo may have its name too.
 */
export function thrownInHalo(text: string): 'yes' | 'maybe' | 'no' {
  const found = place.exec(text.slice(0, 4000));
  if (found === null) return 'no';
  return found[1] === undefined ? 'maybe' : 'yes';
}
