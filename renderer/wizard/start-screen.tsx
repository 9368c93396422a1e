import { BookOpenCheck, FileSearch, GraduationCap, type LucideIcon, MessageSquareQuote, ShieldCheck, Stethoscope } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { CarryOn } from './carry-on.tsx';
import { openPractice } from './open-halo.ts';
import { chooseFile } from './open-file.ts';
import { OwnHaloDoor } from './own-halo-door.tsx';

/** The five doors. */
export function StartScreen() {
  const { t } = useTranslation();
  const { t: learn } = useTranslation('learn');
  return (
    <>
      <ScreenHeading>{t('start.title')}</ScreenHeading>
      <p className="lead">{t('start.lead')}</p>
      <CarryOn />
      <Door icon={Stethoscope} title={t('start.mine.title')} text={t('start.mine.text')}><OwnHaloDoor /></Door>
      <Door icon={GraduationCap} title={t('start.practice.title')} text={t('start.practice.text')}>
        <Button className="button" onPress={() => void openPractice()}>{t('start.practice.open')}</Button>
      </Door>
      <Door icon={BookOpenCheck} title={learn('start.title')} text={learn('start.text')}>
        <Button className="button" onPress={() => { show({ screen: 'learn' }); }}>{learn('start.open')}</Button>
      </Door>
      <Door icon={FileSearch} title={t('start.file.title')} text={t('start.file.text')}>
        <Button className="button" onPress={() => void chooseFile()}>{t('start.file.open')}<kbd>Ctrl+O</kbd></Button>
      </Door>
      <Door icon={MessageSquareQuote} title={t('start.paste.title')} text={t('start.paste.text')}>
        <Button className="button" onPress={() => { show({ screen: 'paste' }); }}>{t('start.paste.open')}</Button>
      </Door>
      <p className="quiet with-icon"><ShieldCheck aria-hidden />{t('start.private')}</p>
    </>
  );
}

interface DoorProps { readonly icon: LucideIcon; readonly title: string; readonly text: string; readonly children: ReactNode }

function Door({ icon: Icon, title, text, children }: DoorProps) {
  const id = useId();
  return (
    <section className="card door" aria-labelledby={id}>
      <Icon aria-hidden className="door-icon" />
      <div className="door-text">
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </section>
  );
}
