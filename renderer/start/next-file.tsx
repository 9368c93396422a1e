import { FileStack } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { readOneByOne } from '../actions/open-file.ts';
import { useWaitingFiles } from '../store/waiting-files.ts';
import { visibleLine } from '../text/visible-text.ts';

/** The next of several files that were dropped together; nothing where none waits. */
export function NextFile() {
  const { t } = useTranslation();
  const files = useWaitingFiles((state) => state.files);
  const [next] = files;
  if (next === undefined) return null;
  return (
    <Button className="row-button" onPress={() => void readOneByOne(files)}>
      <FileStack aria-hidden />
      <span className="row-text">
        <strong>{t('start.files.next', { name: visibleLine(next.name) })}</strong>
        <span className="quiet">{t('start.files.waiting', { count: files.length })}</span>
      </span>
    </Button>
  );
}
