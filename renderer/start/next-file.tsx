import { FileStack } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readOneByOne } from '../actions/open-file.ts';
import { useWaitingFiles } from '../store/waiting-files.ts';
import { visibleLine } from '../text/visible-text.ts';
import { RowButton } from '../widgets/row-button.tsx';

/** The next of several files that were dropped together; nothing where none waits. */
export function NextFile() {
  const { t } = useTranslation();
  const files = useWaitingFiles((state) => state.files);
  const [next] = files;
  if (next === undefined) return null;
  return (
    <RowButton
      icon={<FileStack aria-hidden />}
      title={t('start.files.next', { name: visibleLine(next.name) })}
      text={t('start.files.waiting', { count: files.length })}
      onPress={() => void readOneByOne(files)}
    />
  );
}
