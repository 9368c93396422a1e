import { Button, Dialog, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { compareDropped } from '../actions/compare.ts';
import { readOneByOne } from '../actions/open-file.ts';
import { closeOverlay } from '../store/overlay.ts';
import { visibleLine } from '../text/visible-text.ts';

/** Asks what several files at once are meant for: none of them is left out without a word. */
export function DroppedFiles({ files }: { readonly files: readonly File[] }) {
  const { t } = useTranslation();
  const choose = (work: () => Promise<void>) => () => {
    closeOverlay();
    void work();
  };
  const canCompare = files.length === 2;
  return (
    <Dialog className="ask" role="alertdialog">
      <Heading slot="title">{t('start.files.title', { count: files.length })}</Heading>
      <ul className="plain-list">
        {files.map((file, at) => (
          <li key={`${at} ${file.name}`}>{visibleLine(file.name)}</li>
        ))}
      </ul>
      <div className="button-row">
        <Button
          className="button quiet-button"
          onPress={() => {
            closeOverlay();
          }}
        >
          {t('start.files.cancel')}
        </Button>
        <Button
          className={`button ${canCompare ? '' : 'primary'}`}
          autoFocus={!canCompare}
          onPress={choose(() => readOneByOne(files))}
        >
          {t('start.files.oneByOne')}
        </Button>
        {canCompare && (
          <Button
            className="button primary"
            autoFocus
            onPress={choose(() => compareDropped(files))}
          >
            {t('start.files.compare')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
