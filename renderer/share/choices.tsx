import '../widgets/radio-card.css';
import { Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Form, forms, type ShareOptions } from './prepare.ts';
import type { Picture } from '../store/pictures.ts';
import { useRedactionLock } from '../store/redaction.ts';
import type { SharedComparison, Sharing } from '../store/share.ts';
import { formatTime } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { Tick } from '../widgets/tick.tsx';

interface Props {
  readonly sharing: Sharing;
  readonly options: ShareOptions;
  /** False for pasted text and logs: there is no recording to share. */
  readonly hasRecording: boolean;
  readonly onChange: (options: ShareOptions) => void;
}

/** Pasted text is no recording; only a diagnosis makes a report. */
function isOffered(form: Form, hasRecording: boolean, sharing: Sharing): boolean {
  const { comparison } = sharing;
  switch (form) {
    case 'both':
      return comparison !== undefined && areFiles(comparison.result.inputs);
    case 'all':
      return hasRecording && comparison === undefined;
    case 'failing':
      return hasRecording && sharing.requests.length > 0;
    case 'pack':
    case 'markdown':
    case 'pdf':
      return sharing.diagnosis !== null || comparison !== undefined;
  }
}

/** Main redacts files that it knows; others cannot be read again. */
const areFiles = ({ working, broken }: SharedComparison['result']['inputs']): boolean =>
  'url' in working && 'url' in broken;

/** Nothing can be taken out of a picture: it is looked at before it is added. */
function Shown({ picture: { data, at, isOfFailure } }: { readonly picture: Picture }) {
  const { t } = useTranslation('share');
  const region = useRegion();
  return (
    <figure className="share-picture">
      <img alt={t('pictureAlt')} src={`data:image/jpeg;base64,${data}`} />
      <figcaption className="quiet">
        {isOfFailure ? t('pictureFailed', { time: formatTime(at, region) }) : t('pictureNow')}
      </figcaption>
    </figure>
  );
}

/** In which form, and what goes with it. */
export function Choices({ sharing, options, hasRecording, onChange }: Props) {
  const { t } = useTranslation('share');
  const lock = useRedactionLock();
  const words: Readonly<Record<Form, readonly [string, string]>> = {
    pack: [t('form.pack'), t('form.packNote')],
    markdown: [t('form.markdown'), t('form.markdownNote')],
    pdf: [t('form.pdf'), t('form.pdfNote')],
    failing: [t('form.failing'), t('form.failingNote')],
    all: [t('form.all'), t('form.allNote')],
    both: [t('form.both'), t('form.bothNote')],
  };
  const hasPicture =
    (options.form === 'pack' || options.form === 'pdf') && sharing.comparison === undefined;
  return (
    <div className="share-choices">
      <RadioGroup
        className="radio-cards"
        value={options.form}
        onChange={(form) => {
          onChange({ ...options, form: form as Form });
        }}
      >
        <Label className="field-label">{t('what')}</Label>
        {forms
          .filter((form) => isOffered(form, hasRecording, sharing))
          .map((form) => (
            <Radio key={form} value={form} className="radio-card">
              <span className="radio-dot" aria-hidden />
              <span>
                <strong>{words[form][0]}</strong>
                <span className="quiet">{words[form][1]}</span>
              </span>
            </Radio>
          ))}
      </RadioGroup>
      <div role="group" aria-label={t('options')} className="stack tight">
        <Tick
          isOn={lock.keepPersonal ?? options.keepPersonal}
          isDisabled={lock.keepPersonal !== null}
          onChange={(keepPersonal) => {
            onChange({ ...options, keepPersonal });
          }}
        >
          {t('keepPersonal')}
          <span className="quiet">
            {t(lock.keepPersonal === null ? 'keepPersonalNote' : 'locked')}
          </span>
        </Tick>
        <Tick
          isOn={lock.keepTenant ?? (options.keepTenant || options.keepPersonal)}
          isDisabled={options.keepPersonal || lock.keepTenant !== null}
          onChange={(keepTenant) => {
            onChange({ ...options, keepTenant });
          }}
        >
          {t('keepTenant')}
          <span className="quiet">{t(lock.keepTenant === null ? 'keepTenantNote' : 'locked')}</span>
        </Tick>
        {hasPicture && (
          <Tick
            isOn={options.withPicture}
            isDisabled={sharing.picture === null}
            onChange={(withPicture) => {
              onChange({ ...options, withPicture });
            }}
          >
            {t('picture')}
            <span className="quiet">
              {sharing.picture === null ? t('pictureNone') : t('pictureNote')}
            </span>
          </Tick>
        )}
        {hasPicture && sharing.picture !== null && <Shown picture={sharing.picture} />}
        <TextField
          className="text-field"
          value={options.words}
          onChange={(words) => {
            onChange({ ...options, words });
          }}
        >
          <Label className="field-label">{t('words')}</Label>
          <TextArea className="text-area" rows={3} maxLength={5000} />
        </TextField>
      </div>
    </div>
  );
}
