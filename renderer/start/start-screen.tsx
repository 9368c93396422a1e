import {
  BookOpenCheck,
  FileSearch,
  GraduationCap,
  type LucideIcon,
  MessageSquareQuote,
  ShieldCheck,
  Stethoscope,
} from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CommandKeys } from '../shortcuts/keys.tsx';
import { show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { CarryOn } from './carry-on.tsx';
import { openPractice } from '../actions/open-halo.ts';
import { chooseFile } from '../actions/open-file.ts';
import { OwnHaloDoor } from './own-halo-door.tsx';
import { WeakBrowser } from '../site/weak-browser.tsx';
import { RecentFiles } from './recent-files.tsx';

/** The five doors: all of them are seen at once in a window of 1024 by 700. */
export function StartScreen() {
  const { t } = useTranslation();
  const { t: learn } = useTranslation('learn');
  return (
    <>
      <ScreenHeading>{t('start.title')}</ScreenHeading>
      <p className="lead">{t('start.lead')}</p>
      <WeakBrowser />
      <CarryOn />
      <Door
        icon={Stethoscope}
        title={t('start.mine.title')}
        text={t('start.mine.text')}
        below={<OwnHaloDoor />}
      />
      <Door icon={GraduationCap} title={t('start.practice.title')} text={t('start.practice.text')}>
        <Button
          className="button small"
          aria-label={t('start.practice.open')}
          onPress={() => void openPractice()}
        >
          {t('start.open')}
        </Button>
      </Door>
      <Door icon={BookOpenCheck} title={learn('start.title')} text={learn('start.text')}>
        <Button
          className="button small"
          aria-label={learn('start.open')}
          onPress={() => {
            show({ screen: 'learn' });
          }}
        >
          {t('start.open')}
        </Button>
      </Door>
      <Door
        icon={FileSearch}
        title={t('start.file.title')}
        text={t('start.file.text')}
        keys={<CommandKeys id="open-file" />}
      >
        <Button
          className="button small"
          aria-label={t('start.file.open')}
          onPress={() => void chooseFile()}
        >
          {t('start.open')}
        </Button>
      </Door>
      <Door icon={MessageSquareQuote} title={t('start.paste.title')} text={t('start.paste.text')}>
        <Button
          className="button small"
          aria-label={t('start.paste.open')}
          onPress={() => {
            show({ screen: 'paste' });
          }}
        >
          {t('start.paste.short')}
        </Button>
      </Door>
      <RecentFiles />
      <p className="quiet with-icon">
        <ShieldCheck aria-hidden />
        {t('start.private')}
      </p>
    </>
  );
}

interface DoorProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly keys?: ReactNode;
  readonly children?: ReactNode;
  readonly below?: ReactNode;
}

/** What it is, and beside it the button that opens it; a larger way in stands below. */
function Door({ icon: Icon, title, text, keys, children, below }: DoorProps) {
  const id = useId();
  return (
    <section className="card door compact" aria-labelledby={id}>
      <Icon aria-hidden className="door-icon" />
      <div className="door-text">
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        {below}
      </div>
      {children !== undefined && (
        <div className="door-open">
          {children}
          {keys}
        </div>
      )}
    </section>
  );
}
