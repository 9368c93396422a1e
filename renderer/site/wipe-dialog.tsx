import { LogOut } from 'lucide-react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAboutWiping, useWipe, wipe } from '../store/wipe.ts';
import { Tick } from '../widgets/tick.tsx';
import './site.css';

/** Says what wiping means before one button does it. */
export function WipeDialog() {
  const { t } = useTranslation('site');
  const isAsking = useWipe((state) => state.isAsking);
  const [recordings, setRecordings] = useState(false);
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
            <LogOut aria-hidden />
            {t('wipe.title')}
          </Heading>
          <p>{t('wipe.lead')}</p>
          <Tick isOn={recordings} onChange={setRecordings}>
            {t('wipe.recordings')}
          </Tick>
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
            <Button className="button danger" onPress={() => void wipe(recordings)}>
              {t('wipe.confirm')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
