import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { visibleLine } from '../text/visible-text.ts';
import { useRecent } from '../store/recent.ts';
import { openRecent } from '../actions/open-file.ts';
import { RowButton } from '../widgets/row-button.tsx';

/** More are found in the menu and in the palette. */
const most = 3;

/** Files that were read lately, to be read again. */
export function RecentFiles() {
  const { t } = useTranslation('commands');
  const files = useRecent((state) => state.files).slice(0, most);
  if (files.length === 0) return null;
  return (
    <section className="carry-on" aria-labelledby="recent-files">
      <h2 id="recent-files" className="small-heading">
        {t('recent.title')}
      </h2>
      {files.map(({ id, name, folder }) => (
        <RowButton
          key={id}
          icon={<FileClock aria-hidden />}
          title={visibleLine(name)}
          text={visibleLine(folder)}
          onPress={() => void openRecent(id)}
        />
      ))}
    </section>
  );
}
