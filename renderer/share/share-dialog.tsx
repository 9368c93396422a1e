import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { attempt } from '../store/notices.ts';
import { useSource } from '../store/sources.ts';
import { useRedactionLock } from '../store/redaction.ts';
import { useSettings } from '../store/settings.ts';
import { type Form, Leaked, prepare, type Prepared, type ShareOptions } from './prepare.ts';
import { send } from './send.ts';
import { Choices } from './choices.tsx';
import { Preview } from './preview.tsx';
import { type Sharing, stopSharing, useShare } from '../store/share.ts';
import './share.css';

/** Stands beside the window's content; open while something is being shared. */
export function ShareDialog() {
  const sharing = useShare((state) => state.sharing);
  return (
    <ModalOverlay
      className="share-overlay"
      isOpen={sharing !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) stopSharing();
      }}
      isDismissable
    >
      <Modal className="share-modal">
        {sharing !== null && <ShareContent sharing={sharing} />}
      </Modal>
    </ModalOverlay>
  );
}

type Readiness =
  | { readonly state: 'preparing' }
  | { readonly state: 'ready'; readonly prepared: Prepared }
  | { readonly state: 'failed'; readonly why: string };

function ShareContent({ sharing }: { readonly sharing: Sharing }) {
  const { t } = useTranslation('share');
  const isText = useSource(sharing.source, ({ file }) => file?.summary.kind === 'text');
  const [options, setOptions] = useState<ShareOptions>(() => ({
    form: firstForm(sharing),
    // What the company decided stands in the settings already.
    keepPersonal: useSettings.getState().redaction.keepPersonal,
    keepTenant: useRedactionLock.getState().keepTenant ?? false,
    withPicture: false,
    words: '',
  }));
  const [isSending, setSending] = useState(false);
  const readiness = useReadiness(sharing, options);
  const finish = async (prepared: Prepared) => {
    setSending(true);
    let isDone = false;
    await attempt(async () => {
      isDone = await send(sharing, options, prepared);
    }, t('failed'));
    setSending(false);
    if (isDone) stopSharing();
  };
  return (
    <Dialog className="share-dialog">
      <header className="share-head">
        <Heading slot="title">{t(titleOf(sharing))}</Heading>
        <p className="quiet">{t('lead')}</p>
      </header>
      <div className="share-columns">
        <Choices sharing={sharing} options={options} hasRecording={!isText} onChange={setOptions} />
        {readiness.state === 'ready' ? (
          <Preview sharing={sharing} options={options} prepared={readiness.prepared} />
        ) : (
          <p className="share-wait" role="status">
            {readiness.state === 'failed' ? (
              <span className="callout warn">
                <TriangleAlert aria-hidden />
                {readiness.why}
              </span>
            ) : (
              t('preparing')
            )}
          </p>
        )}
      </div>
      <footer className="share-foot">
        <p className="quiet">{t('unchecked')}</p>
        <Button className="button" onPress={stopSharing}>
          {t('cancel')}
        </Button>
        <Button
          className="button primary"
          autoFocus
          isDisabled={readiness.state !== 'ready' || isSending}
          onPress={() => {
            if (readiness.state === 'ready') void finish(readiness.prepared);
          }}
        >
          {isSending ? t('saving') : options.form === 'markdown' ? t('copy') : t('save')}
        </Button>
      </footer>
    </Dialog>
  );
}

/** What says most of what is shared. */
function firstForm({ diagnosis, requests, comparison }: Sharing): Form {
  if (diagnosis !== null || comparison !== undefined) return 'pack';
  return requests.length > 0 ? 'failing' : 'all';
}

function titleOf({ diagnosis, requests, comparison }: Sharing) {
  if (comparison !== undefined) return 'comparisonTitle';
  if (diagnosis !== null) return 'title';
  return requests.length > 0 ? 'requestTitle' : 'recordingTitle';
}

/** Prepared anew for each choice; a choice that was left behind is forgotten. */
function useReadiness(sharing: Sharing, options: ShareOptions): Readiness {
  const { t } = useTranslation('share');
  const [settled, setSettled] = useState<{
    readonly sharing: Sharing;
    readonly options: ShareOptions;
    readonly readiness: Readiness;
  } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const settle = (readiness: Readiness) => {
      if (isWanted) setSettled({ sharing, options, readiness });
    };
    prepare(sharing, options).then(
      (prepared) => {
        settle({ state: 'ready', prepared });
      },
      (problem: unknown) => {
        if (!(problem instanceof Leaked)) console.error(problem);
        settle({
          state: 'failed',
          why: problem instanceof Leaked ? t('leak', { kind: problem.kind }) : t('failed'),
        });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [sharing, options, t]);
  return settled?.sharing === sharing && settled.options === options
    ? settled.readiness
    : { state: 'preparing' };
}
