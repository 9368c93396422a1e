import { Eraser } from 'lucide-react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { askAboutWiping, useWipe, wipe } from '../store/wipe.ts';
import './site.css';

/** Says what wiping means before one button does it. */
export function WipeDialog() {
  const { t } = useTranslation('site');
  const isAsking = useWipe((state) => state.isAsking);
  return (
    <ModalOverlay
      className="question-overlay"
      isOpen={isAsking}
      onOpenChange={askAboutWiping}
      isDismissable
    >
      <Modal className="question-modal">
        <Dialog className="question-dialog stack" role="alertdialog">
          <Heading slot="title" className="question-title">
            <Eraser aria-hidden />
            {t('wipe.title')}
          </Heading>
          <p>{t('wipe.lead')}</p>
          <p className="quiet">{t('wipe.stays')}</p>
          <div className="question-foot">
            <Button
              className="button"
              autoFocus
              onPress={() => {
                askAboutWiping(false);
              }}
            >
              {t('cancel')}
            </Button>
            <Button className="button primary" onPress={() => void wipe()}>
              {t('wipe.confirm')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
