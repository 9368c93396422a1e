import type { CheckupAnswer } from '../../shared/checkup/answer.ts';
import { certificateLine } from '../../shared/checkup/certificate.ts';
import type { Check } from '../../shared/checkup/check.ts';
import { compareCheckups, keptOf } from '../../shared/checkup/comparison.ts';
import { evaluate, evaluateAll } from '../../shared/checkup/evaluate.ts';
import { diagnosisOfLine } from '../../shared/checkup/finding.ts';
import { type CheckLine, sinceThen } from '../../shared/checkup/line.ts';
import { addressesFor, planOf } from '../../shared/checkup/plan.ts';
import type { InstalledPack } from '../../shared/packs/pack-list.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { checks as builtIn } from '../platform/checks.ts';
import { call, listen } from '../platform/halo.ts';
import { useCapture } from '../store/capture.ts';
import { useCauses } from '../store/causes.ts';
import { useCheckup } from '../store/checkup.ts';
import { changeFix } from '../store/fixes.ts';
import { attempt, notify } from '../store/notices.ts';
import { packsInUse, usePacks } from '../store/packs.ts';
import { markFixed } from '../store/wizard.ts';
import { text } from '../text/i18n.ts';

/** The program's own checks, then those of the rule packs that are on. */
export function allChecks(
  packs: readonly InstalledPack[] = usePacks.getState().packs,
): readonly Check[] {
  return [
    ...builtIn,
    ...packsInUse(packs).flatMap(({ pack, checks = [] }) =>
      checks.map((check) => ({ ...check, origin: pack.name })),
    ),
  ];
}

/** Reads everything, and keeps what was found to compare the next check-up with. */
export function startCheckup(): Promise<boolean> {
  const { checks, addresses, left } = planOf(allChecks());
  const earlier = useCheckup.getState().lines;
  return attempt(async () => {
    useCheckup.setState({
      waiting: addresses.length,
      addresses: addresses.length,
      answers: new Map(),
      lines: [],
      comparison: null,
      before: null,
      isStopped: false,
    });
    const judged = (answers: ReadonlyMap<string, CheckupAnswer>) => [
      ...evaluateAll(
        checks.filter((check) => answers.has(addressesFor(check, [])[0] ?? '')),
        { answers, checks, now: Date.now() },
      ),
    ];
    try {
      const ran = await read(addresses, (answers) => {
        useCheckup.setState({ lines: judged(answers), answers });
      });
      const now = Date.now();
      const { answers } = useCheckup.getState();
      const lines = [
        ...evaluateAll([...checks, ...left], { answers, checks, now }),
        certificateLine(ran.origin, ran.certificateEnd, now),
      ];
      useCheckup.setState({ ...ran, lines, at: now });
      for (const line of earlier) if (sinceThen(line, lines) === 'over') endFixOf(line);
      if (!ran.isStopped) await compareWithLast(ran.origin, now, lines);
    } finally {
      useCheckup.setState({ waiting: null });
    }
  }, text('checkup:unexpected'));
}

export function cancelCheckup(): void {
  void attempt(() => call('checkup.cancel', null), text('checkup:unexpected'));
}

/** Runs the check of one line alone. Where it is fine now, its fix is done. */
export function checkAgain(line: CheckLine): Promise<boolean> {
  const checks = allChecks();
  const check = checks.find(({ id }) => id === line.check);
  if (check === undefined) return Promise.resolve(false);
  return attempt(async () => {
    useCheckup.setState({ again: line.key });
    try {
      await read(addressesFor(check, checks));
      const { answers, lines } = useCheckup.getState();
      const fresh = evaluate(check, { answers, checks, now: Date.now() });
      useCheckup.setState({
        lines: lines.flatMap((one, at) =>
          one.check !== check.id ? [one] : lines[at - 1]?.check === check.id ? [] : fresh,
        ),
      });
      sayOutcome(line, fresh);
    } finally {
      useCheckup.setState({ again: null });
    }
  }, text('checkup:unexpected'));
}

function sayOutcome(line: CheckLine, fresh: readonly CheckLine[]): void {
  const title = line.subject ?? line.title;
  const since = sinceThen(line, fresh);
  if (since === 'over') endFixOf(line);
  notify('news', text(`checkup:again.${since}`, { title }));
}

/** The fix that was begun from a line is done. */
function endFixOf({ key: lineKey, state }: CheckLine): void {
  if (state === 'fine') return;
  for (const [key, opened] of Object.entries(useCheckup.getState().opened))
    if (opened === lineKey) {
      changeFix('live', key, { outcome: 'fixed' });
      markFixed('live', key);
    }
}

/** The diagnosis that a line becomes; null where no cause explains it. */
export function explanationOf(line: CheckLine): Diagnosis | null {
  const { origin } = useCheckup.getState();
  if (origin === null) return null;
  const request = useCapture
    .getState()
    .rows.findLast(({ checkup, url }) => checkup === true && url === `${origin}${line.address}`);
  return diagnosisOfLine(line, useCauses.getState().causes, {
    origin,
    index: request?.index ?? null,
  });
}

/** Reads some addresses of the open Halo, beside what the check-up has. */
export async function readCheckup(addresses: readonly string[]) {
  const { origin, answers } = await call('checkup.run', { addresses: [...addresses] });
  return { origin, answers: new Map(answers.map((answer) => [answer.address, answer])) };
}

/** Asks main to read, and takes in each answer as it comes, or at the end where it was not told. */
async function read(
  addresses: readonly string[],
  changed: (answers: ReadonlyMap<string, CheckupAnswer>) => void = () => undefined,
) {
  const heard = new Set<string>();
  const take = (answer: CheckupAnswer): void => {
    if (!addresses.includes(answer.address) || heard.has(answer.address)) return;
    heard.add(answer.address);
    const { answers, waiting } = useCheckup.getState();
    const next = new Map([...answers, [answer.address, answer]]);
    useCheckup.setState({ answers: next, waiting: waiting === null ? null : waiting - 1 });
    changed(next);
  };
  const stop = listen('checkup.answer', take);
  try {
    const { answers, ...ran } = await call('checkup.run', { addresses: [...addresses] });
    for (const answer of answers) take(answer);
    return ran;
  } finally {
    stop();
  }
}

async function compareWithLast(
  origin: string,
  at: number,
  lines: readonly CheckLine[],
): Promise<void> {
  const kept = keptOf(origin, at, lines);
  const last = await call('checkup.read', { site: origin });
  if (last !== null)
    useCheckup.setState({ comparison: compareCheckups(last, lines), before: last.at });
  await call('checkup.keep', kept);
}
