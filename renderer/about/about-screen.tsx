import { redacted } from '../../shared/redact/redaction.ts';
import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import icon from '../../resources/icons/icon.svg';
import type { About } from '../../shared/ipc/about.ts';
import { type Crash, crashText } from '../../shared/ipc/crash.ts';
import { call } from '../platform/halo.ts';
import { attempt, notify } from '../store/notices.ts';
import { redactOptions } from '../store/redaction.ts';
import { ReadingRoom } from '../widgets/reading-room.tsx';
import { Faults } from './faults.tsx';
import { SaidNotices } from './said-notices.tsx';
import { Licences } from './licences.tsx';
import './about.css';

interface Known {
  readonly about: About;
  readonly crashes: readonly Crash[];
}

/** What this program is, what it runs on, and what went wrong in it. */
export function AboutScreen() {
  const { t } = useTranslation('about');
  const { t: app } = useTranslation();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    void attempt(async () => {
      setKnown({
        about: await call('about.read', null),
        crashes: await call('crashes.read', null),
      });
    }, t('failed'));
  }, [t]);
  const copy = async ({ about, crashes }: Known) => {
    if (
      await attempt(
        () =>
          call('clipboard.write', {
            text: redacted(supportText(app('app.name'), about, crashes), redactOptions()),
          }),
        t('failed'),
      )
    )
      notify('news', t('copied'));
  };
  const clear = () =>
    void attempt(async () => {
      await call('crashes.clear', null);
      setKnown((now) => (now === null ? null : { ...now, crashes: [] }));
    }, t('failed'));
  return (
    <ReadingRoom
      title={app('app.name')}
      pageLabel={t('title')}
      list={
        <>
          {known !== null && <p>{t('version', { version: known.about.program })}</p>}
          <img src={icon} alt="" className="about-icon" />
          <p>{t('what')}</p>
          {known !== null && <RunsOn about={known.about} onCopy={() => void copy(known)} />}
        </>
      }
    >
      <div className="stack">
        {known !== null && <Faults crashes={known.crashes} onClear={clear} />}
        <SaidNotices />
        <Licences />
      </div>
    </ReadingRoom>
  );
}

function RunsOn({ about, onCopy }: { readonly about: About; readonly onCopy: () => void }) {
  const { t } = useTranslation('about');
  const facts = [
    [t('electron'), about.electron],
    [t('chromium'), about.chromium],
    [t('node'), about.node],
    [t('system'), about.system],
  ] as const;
  return (
    <section className="stack tight" aria-labelledby="about-runs">
      <h2 id="about-runs">{t('runsOn')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button className="button" onPress={onCopy}>
        <Copy aria-hidden />
        {t('copy')}
      </Button>
      <p className="quiet">{t('copyNote')}</p>
    </section>
  );
}

/** Plain text for support: versions, and the newest faults. Nothing of the user's is in it. */
function supportText(name: string, about: About, crashes: readonly Crash[]): string {
  const versions = [
    `${name} ${about.program}`,
    `Electron ${about.electron}, Chromium ${about.chromium}, Node ${about.node}`,
    about.system,
  ];
  return [...versions, ...(crashes.length === 0 ? [] : ['', crashText(crashes.slice(0, 20))])].join(
    '\n',
  );
}
