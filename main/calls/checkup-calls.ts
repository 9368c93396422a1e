import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { app } from 'electron';
import { say } from '../../shared/words/say.ts';
import type { CheckupAnswer } from '../../shared/checkup/answer.ts';
import type { Capture } from '../capture/capture.ts';
import { askThrough } from '../checkup/page-world.ts';
import { runCheckup } from '../checkup/run.ts';
import type { Handlers } from '../ipc.ts';
import { CheckupsFile } from '../kept/checkups-file.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site/site.ts';

type CheckupCalls = Pick<
  Handlers,
  'checkup.run' | 'checkup.cancel' | 'checkup.read' | 'checkup.keep'
>;

interface CheckupCallParts {
  readonly site: Site;
  readonly capture: Capture;
  told(answer: CheckupAnswer): void;
}

/** A check-up of the Halo that is open: one at a time, in its page and with the page's sign-in. */
export function checkupCalls({ site, capture, told }: CheckupCallParts): CheckupCalls {
  const file = new CheckupsFile(join(app.getPath('userData'), 'checkups.json'));
  let running: AbortController | null = null;
  return {
    async 'checkup.run'({ addresses }) {
      const { open, url, browser } = site.state();
      if ((!open && browser === null) || !/^https?:/.test(url))
        throw new Refusal(say('checkup.closed'));
      running?.abort();
      const stop = new AbortController();
      running = stop;
      const { origin } = new URL(url);
      const send: Capture['send'] = (...command) => capture.send(...command);
      const { script, ask } = askThrough({
        send,
        origin,
        authorization: capture.signIn.headerOf(origin),
      });
      capture.context.checkup(script);
      const answers: CheckupAnswer[] = [];
      const hear = (answer: CheckupAnswer) => {
        answers.push(answer);
        told(answer);
      };
      await runCheckup(addresses, { ask, told: hear, now: Date.now }, stop.signal);
      return {
        answers,
        origin,
        isStopped: stop.signal.aborted,
        certificateEnd: await certificateEnd(origin, send),
      };
    },
    'checkup.cancel': () => {
      running?.abort();
      return null;
    },
    'checkup.read': ({ site: origin }) => file.read(origin),
    'checkup.keep': (checkup) => {
      file.write(checkup);
      return null;
    },
  };
}

/** The last day of the certificate that Halo shows; null where it has none or none is told. */
async function certificateEnd(origin: string, send: Capture['send']): Promise<number | null> {
  if (!origin.startsWith('https:')) return null;
  try {
    const { tableNames } = await send('Network.getCertificate', { origin });
    const [own] = Array.isArray(tableNames) ? (tableNames as unknown[]) : [];
    if (typeof own !== 'string') return null;
    const end = Date.parse(new X509Certificate(Buffer.from(own, 'base64')).validTo);
    return Number.isNaN(end) ? null : end;
  } catch {
    return null;
  }
}
