import { useTranslation } from 'react-i18next';
import {
  type Draft,
  type DraftFrom,
  type DraftPart,
  draftParts,
} from '../../shared/packs/draft.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import { generalText, warningText } from '../../shared/rules/cause-text.ts';
import { Tick } from '../widgets/tick.tsx';

/** What else the explanation brings along: nothing goes into a pack that its maker did not see. */
export function KeptParts({
  draft,
  from: { base },
  onChange,
}: {
  readonly draft: Draft;
  readonly from: DraftFrom;
  readonly onChange: (keeps: Draft['keeps']) => void;
}) {
  const { t } = useTranslation('packs');
  const offered = base === null ? [] : draftParts.filter((part) => wordsOf(base, part).length > 0);
  if (base === null || offered.length === 0) return null;
  const title: Readonly<Record<DraftPart, string>> = {
    warnings: t('keeps.warnings'),
    ask: t('keeps.ask'),
    links: t('keeps.links'),
  };
  return (
    <fieldset className="stack tight">
      <legend>{t('keeps.title')}</legend>
      {offered.map((part) => (
        <div key={part}>
          <Tick
            isOn={draft.keeps[part]}
            onChange={(isOn) => {
              onChange({ ...draft.keeps, [part]: isOn });
            }}
          >
            {title[part]}
          </Tick>
          <ul className="reasons quiet">
            {wordsOf(base, part).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ))}
    </fieldset>
  );
}

function wordsOf({ warnings = [], ask, links = [] }: Cause, part: DraftPart): readonly string[] {
  switch (part) {
    case 'warnings':
      return warnings.map((warning) => generalText(warningText(warning)));
    case 'ask':
      return ask === undefined ? [] : [generalText(ask.subject)];
    case 'links':
      return links.map(({ text }) => text);
  }
}
