import { redacted } from '../../shared/redact/redacted.ts';
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
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { Faults } from './faults.tsx';
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
    <div className="stack about">
      <div className="about-head">
        <img src={icon} alt="" />
        <div>
          <ScreenHeading>{app('app.name')}</ScreenHeading>
          {known !== null && (
            <p className="lead">{t('version', { version: known.about.program })}</p>
          )}
        </div>
      </div>
      <p>{t('what')}</p>
      {known !== null && (
        <section className="stack tight" aria-labelledby="about-runs">
          <h2 id="about-runs">{t('runsOn')}</h2>
          <dl className="facts">
            <div>
              <dt>{t('electron')}</dt>
              <dd>{known.about.electron}</dd>
            </div>
            <div>
              <dt>{t('chromium')}</dt>
              <dd>{known.about.chromium}</dd>
            </div>
            <div>
              <dt>{t('node')}</dt>
              <dd>{known.about.node}</dd>
            </div>
            <div>
              <dt>{t('system')}</dt>
              <dd>{known.about.system}</dd>
            </div>
          </dl>
          <Button className="button" onPress={() => void copy(known)}>
            <Copy aria-hidden />
            {t('copy')}
          </Button>
          <p className="quiet">{t('copyNote')}</p>
        </section>
      )}
      {known !== null && <Faults crashes={known.crashes} onClear={clear} />}
      <Licences />
    </div>
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
