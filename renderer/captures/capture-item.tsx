import { FolderOpen, Pencil, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaptureListing } from '../../shared/ipc/ipc.ts';
import { formatBytes, formatMoment, formatTime } from '../text/format.ts';
import { useSite } from '../store/site.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import { openCapture } from '../actions/open-file.ts';
import { shareRecording } from '../store/share.ts';
import { deleteCapture, renameCapture } from '../store/captures.ts';
import { captureName } from '../text/capture-name.ts';

/** One capture: what it is, and what can be done with it. Deleting asks once more. */
export function CaptureItem({ capture }: { readonly capture: CaptureListing }) {
  const { t } = useTranslation('captures');
  const counts = useCounts();
  const region = useRegion();
  const [naming, setNaming] = useState<'is' | 'was' | null>(null);
  const [isSure, setSure] = useState(false);
  const { id, startedAt, requests, failures, size, running } = capture;
  const keptSince = useSite((state) => (running ? state.recordingKeptSince : null));
  const shown = captureName(capture);
  const facts = [
    formatMoment(startedAt, region),
    ...(requests === null ? [] : [counts.requests(requests)]),
    ...(failures === null ? [] : [counts.failures(failures)]),
    formatBytes(size, region),
    ...(running ? [t('running')] : []),
  ];
  return (
    <article className="card stack tight" aria-label={shown}>
      {naming !== 'is' ? (
        <h2 className="small-heading">{shown}</h2>
      ) : (
        <NewName
          shown={shown}
          onEnd={(name) => {
            setNaming('was');
            if (name !== null) void renameCapture(id, name);
          }}
        />
      )}
      <p className="quiet">{facts.join(' · ')}</p>
      {keptSince !== null && (
        <p className="quiet">{t('keptSince', { time: formatTime(keptSince, region) })}</p>
      )}
      <div className="button-row">
        <Button className="button small" onPress={() => void openCapture(capture)}>
          <FolderOpen aria-hidden />
          {t('open')}
        </Button>
        <Button
          className="button small"
          onPress={() =>
            void openCapture(capture, () => {
              shareRecording('file');
            })
          }
        >
          <Share2 aria-hidden />
          {t('share')}
        </Button>
        {naming !== 'is' && (
          <Button
            className="button small"
            // The focus comes back to where it was before.
            autoFocus={naming === 'was'}
            onPress={() => {
              setNaming('is');
            }}
          >
            <Pencil aria-hidden />
            {t('rename')}
          </Button>
        )}
        {!running && (
          <Button
            className="button small"
            aria-expanded={isSure}
            onPress={() => {
              setSure(!isSure);
            }}
          >
            <Trash2 aria-hidden />
            {t('delete')}
          </Button>
        )}
        {isSure && (
          <Button className="button small danger" onPress={() => void deleteCapture(id)}>
            {t('deleteSure')}
          </Button>
        )}
      </div>
    </article>
  );
}

interface NewNameProps {
  /** What it is called now, with a name of its own or without. */
  readonly shown: string;
  /** Gets null where the name stays as it is. */
  readonly onEnd: (name: string | null) => void;
}

function NewName({ shown, onEnd }: NewNameProps) {
  const { t } = useTranslation('captures');
  const [name, setName] = useState(shown);
  return (
    <form
      className="button-row"
      onSubmit={(event) => {
        event.preventDefault();
        onEnd(name === shown ? null : name);
      }}
    >
      <TextField className="text-field" value={name} onChange={setName} maxLength={200} autoFocus>
        <Label className="visually-hidden">{t('name')}</Label>
        <div className="field-box">
          <Input
            className="field-input"
            onFocus={(event) => {
              event.currentTarget.select();
            }}
          />
        </div>
      </TextField>
      <Button className="button small" type="submit">
        {t('keepName')}
      </Button>
      <Button
        className="button small"
        onPress={() => {
          onEnd(null);
        }}
      >
        {t('cancelName')}
      </Button>
    </form>
  );
}
