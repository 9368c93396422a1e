import { BookOpenCheck, ChevronRight, GraduationCap, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openPractice } from '../actions/open-halo.ts';
import { WeakBrowser } from '../site/weak-browser.tsx';
import { show } from '../store/wizard.ts';
import { RowButton } from '../widgets/row-button.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { CarryOn } from './carry-on.tsx';
import { EntryBox, OwnBrowserButton } from './entry-box.tsx';
import { RecentFiles } from './recent-files.tsx';

/** One door for all that went wrong; below it two for learning, and what can be gone on with. */
export function StartScreen() {
  const { t } = useTranslation();
  const { t: learn } = useTranslation('learn');
  return (
    <div className="stack">
      <ScreenHeading>{t('start.title')}</ScreenHeading>
      <EntryBox />
      <WeakBrowser />
      <OwnBrowserButton />
      <div className="stack tight">
        <RowButton
          icon={<GraduationCap aria-hidden className="door-icon" />}
          title={t('start.practice.open')}
          text={t('start.practice.text')}
          end={<ChevronRight aria-hidden />}
          onPress={() => void openPractice()}
        />
        <RowButton
          icon={<BookOpenCheck aria-hidden className="door-icon" />}
          title={learn('start.open')}
          text={learn('start.text')}
          end={<ChevronRight aria-hidden />}
          onPress={() => {
            show({ screen: 'learn' });
          }}
        />
      </div>
      <CarryOn />
      <RecentFiles />
      <p className="quiet with-icon">
        <ShieldCheck aria-hidden />
        {t('start.private')}
      </p>
    </div>
  );
}
