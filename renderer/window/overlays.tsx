import './overlays.css';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Palette } from '../palette/palette.tsx';
import { runCommand } from './commands.ts';
import { DroppedFiles } from './dropped-files.tsx';
import { closeOverlay, type Question, useOverlay } from '../store/overlay.ts';

/** What lies over the window for a moment: the palette, a question, files that were dropped together. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay);
  return (
    <ModalOverlay
      className={`over ${overlay?.kind ?? ''}-over`}
      isOpen={overlay !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) closeOverlay();
      }}
      isDismissable
    >
      <Modal className="over-modal">
        {overlay?.kind === 'palette' && <Palette onCommand={runCommand} />}
        {overlay?.kind === 'question' && <Ask question={overlay.question} />}
        {overlay?.kind === 'files' && <DroppedFiles files={overlay.files} />}
      </Modal>
    </ModalOverlay>
  );
}

/** The way that loses nothing has the focus. */
function Ask({ question: { title, text, yes, run } }: { readonly question: Question }) {
  const { t } = useTranslation('commands');
  return (
    <Dialog className="ask" role="alertdialog">
      <Heading slot="title">{title}</Heading>
      <p>{text}</p>
      <div className="button-row">
        <Button
          className="button"
          autoFocus
          onPress={() => {
            closeOverlay();
          }}
        >
          {t('question.no')}
        </Button>
        <Button
          className="button danger"
          onPress={() => {
            closeOverlay();
            run();
          }}
        >
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
