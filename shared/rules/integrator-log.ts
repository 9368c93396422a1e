/** One line of the integrator's log, as far as it tells how one step of an import ended. */
interface LoggedStep {
  /** What was done to what, in whichever tense: `creat/updat user`. */
  readonly what: string;
  /** The record in brackets, lower case; '' where the line names none. */
  readonly record: string;
  readonly ended: 'well' | 'badly';
}

const failed =
  /\bfailed to\s{1,3}([^\n(]{1,200}?)\s{0,3}(?:\(([^()\n]{1,200})\)[^\n]{0,100}?)?[.:,;]?\s{0,3}\berror\s{0,3}[=:]/i;
/** "Created/updated user (Kim Lee)": the same words in the past tense, at the beginning. */
const done =
  /^\s{0,20}(?:successfully\s{1,3})?(\w{1,30}ed(?:\/\w{1,30}ed){0,3}\s{1,3}[^\n(.:]{1,100}?)\s{0,3}(?:\(([^()\n]{1,200})\)|[.:]|$)/i;

/** null where the line tells of neither a failure nor a success. */
export function loggedStep(line: string): LoggedStep | null {
  const start = line.slice(0, 1000);
  const bad = failed.exec(start);
  if (bad !== null) return stepOf(bad, 'badly');
  const good = /\b(?:error|fail|not|skipped)\b/i.test(start) ? null : done.exec(start);
  return good === null ? null : stepOf(good, 'well');
}

function stepOf(
  [, what = '', record = '']: readonly (string | undefined)[],
  ended: LoggedStep['ended'],
): LoggedStep {
  return { what: stemOf(what), record: record.trim().toLowerCase(), ended };
}

/** `create/update user` and `Created/updated user` are one. */
function stemOf(what: string): string {
  const [verbs = '', ...things] = what.trim().toLowerCase().split(/\s+/);
  const stems = verbs.split('/').map((verb) => verb.replace(/ed$/, '').replace(/e$/, ''));
  return [stems.join('/'), ...things].join(' ');
}
