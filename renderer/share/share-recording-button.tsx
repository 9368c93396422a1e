import { Share2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Source } from '../store/source.ts';
import { shareRecording } from '../store/share.ts';

/** Sends the recording itself, also where the program does not understand what happened. */
export function ShareRecordingButton({ source }: { readonly source: Source }) {
  const { t } = useTranslation('share');
  return (
    <Button
      className="button"
      onPress={() => {
        shareRecording(source);
      }}
    >
      <Share2 aria-hidden />
      {t('recording')}
    </Button>
  );
}
