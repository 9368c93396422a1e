import { FileClock } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { visibleLine } from '../text/visible-text.ts';
import { useRecent } from '../store/recent.ts';
import { openRecent } from '../actions/open-file.ts';

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
        <Button key={id} className="row-button" onPress={() => void openRecent(id)}>
          <FileClock aria-hidden />
          <span className="row-text">
            <strong>{visibleLine(name)}</strong>
            <span className="quiet">{visibleLine(folder)}</span>
          </span>
        </Button>
      ))}
    </section>
  );
}
