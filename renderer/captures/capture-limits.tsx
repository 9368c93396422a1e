import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings/settings.ts';
import { formatBytes } from '../text/format.ts';
import { attempt } from '../store/notices.ts';
import { useSettings, writeSettings } from '../store/settings.ts';
import { useRegion } from '../widgets/use-region.ts';

/** Choices in bytes. */
const bodies = [0, 100_000, 2_000_000, 20_000_000];
const storages = [500_000_000, 2_000_000_000, 10_000_000_000];
/** Choices in days; 0: for ever. */
const lives = [7, 30, 90, 365, 0];

/** How much is kept: of one answer, and in all. */
export function CaptureLimits() {
  const { t } = useTranslation('captures');
  const region = useRegion();
  const capture = useSettings((state) => state.capture);
  const size = (bytes: number) => formatBytes(bytes, region);
  const write = (change: Partial<Settings['capture']>) =>
    void attempt(() => writeSettings({ capture: { ...capture, ...change } }), t('failed'));
  return (
    <section className="stack tight" aria-labelledby="limits-heading">
      <h2 id="limits-heading" className="small-heading">
        {t('limits')}
      </h2>
      <Choice
        label={t('largestBody')}
        value={capture.largestBody}
        choices={bodies}
        say={(bytes) => (bytes === 0 ? t('onlyFailures') : size(bytes))}
        onChange={(largestBody) => {
          write({ largestBody });
        }}
      />
      <p className="quiet">{t('failuresWhole')}</p>
      <Choice
        label={t('storageLimit')}
        value={capture.storageLimit}
        choices={storages}
        say={size}
        onChange={(storageLimit) => {
          write({ storageLimit });
        }}
      />
      <Choice
        label={t('keepDays')}
        value={capture.keepDays}
        choices={lives}
        say={(days) => (days === 0 ? t('forEver') : t('days', { count: days }))}
        onChange={(keepDays) => {
          write({ keepDays });
        }}
      />
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  /** A choice in words. */
  readonly say: (value: number) => string;
  readonly onChange: (value: number) => void;
}

function Choice({ label, value, choices, say, onChange }: ChoiceProps) {
  const all = choices.includes(value) ? choices : [value, ...choices];
  return (
    <label className="choice-row">
      <span>{label}</span>
      <select
        className="select"
        value={value}
        onChange={(event) => {
          onChange(Number(event.target.value));
        }}
      >
        {all.map((choice) => (
          <option key={choice} value={choice}>
            {say(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
