import { EyeOff, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { holdsName } from '../../shared/settings/redaction-lock.ts';
import { useRedactionLock } from '../store/redaction.ts';
import { useSettings } from '../store/settings.ts';
import { visibleLine } from '../text/visible-text.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { Tick } from '../widgets/tick.tsx';
import { AddField } from './add-field.tsx';
import { changeSettings, changeWithUndo } from '../actions/change-settings.ts';
import type { SettingsSection } from './section.tsx';

const shortest = 3;
const longest = 200;
const longestName = 100;
const most = 200;

/** What is taken out of everything that is shared. */
export const redactionSection: SettingsSection = {
  id: 'redaction',
  icon: EyeOff,
  useTitle: () => useTranslation('settings').t('redaction.title'),
  useNow: () => {
    const { t } = useTranslation('settings');
    const { keepPersonal, words, names } = useSettings((state) => state.redaction);
    return [
      keepPersonal ? t('redaction.nowKept') : t('redaction.nowOut'),
      ...(words.length === 0 ? [] : [t('redaction.nowWords', { count: words.length })]),
      ...(names.length === 0 ? [] : [t('redaction.nowNames', { count: names.length })]),
    ].join(' · ');
  },
  group: 'redaction',
  Page: RedactionPage,
};

function RedactionPage() {
  const { t } = useTranslation('settings');
  const redaction = useSettings((state) => state.redaction);
  const lock = useRedactionLock();
  const { keepPersonal, words, names } = redaction;
  const addWord = async (typed: string): Promise<string | null> => {
    if (typed.length < shortest) return t('redaction.short', { count: shortest });
    if (typed.length > longest) return t('redaction.long', { count: longest });
    if (words.length >= most) return t('redaction.full', { count: most });
    if (!words.includes(typed))
      await changeSettings({ redaction: { ...redaction, words: [...words, typed] } });
    return null;
  };
  const addName = async (typed: string): Promise<string | null> => {
    if (typed.length > longestName) return t('redaction.long', { count: longestName });
    if (names.length >= most) return t('redaction.nameFull', { count: most });
    if (!holdsName(names, typed))
      await changeSettings({ redaction: { ...redaction, names: [...names, typed] } });
    return null;
  };
  return (
    <>
      <p>{t('redaction.always')}</p>
      <Tick
        isOn={keepPersonal}
        isDisabled={lock.keepPersonal !== null}
        onChange={(keep) =>
          void changeSettings({ redaction: { ...redaction, keepPersonal: keep } })
        }
      >
        {t('redaction.keep')}
        <span className="quiet choice-note">
          {t(lock.keepPersonal === null ? 'redaction.keepNote' : 'redaction.locked')}
        </span>
      </Tick>
      <div className="stack tight">
        <h3>{t('redaction.words')}</h3>
        <p className="quiet">{t('redaction.wordsNote')}</p>
        <Chips
          label={t('redaction.words')}
          texts={words}
          isLocked={(word) => lock.words.includes(word)}
          remove={(word) =>
            void changeWithUndo(
              { redaction: { ...redaction, words: words.filter((one) => one !== word) } },
              t('redaction.removed', { word: visibleLine(word) }),
            )
          }
        />
        <AddField
          label={t('redaction.add')}
          placeholder={t('redaction.placeholder')}
          add={t('add')}
          onAdd={addWord}
        />
      </div>
      <div className="stack tight">
        <h3>{t('redaction.names')}</h3>
        <p className="quiet">{t('redaction.namesNote')}</p>
        <Chips
          label={t('redaction.names')}
          texts={names}
          isLocked={(name) => holdsName(lock.names, name)}
          remove={(name) =>
            void changeWithUndo(
              { redaction: { ...redaction, names: names.filter((one) => one !== name) } },
              t('redaction.nameRemoved', { name: visibleLine(name) }),
            )
          }
        />
        <AddField
          label={t('redaction.addName')}
          placeholder={t('redaction.namePlaceholder')}
          add={t('add')}
          onAdd={addName}
        />
      </div>
    </>
  );
}

interface ChipsProps {
  readonly label: string;
  readonly texts: readonly string[];
  /** Decided by the company: it stands there, and cannot be removed. */
  readonly isLocked: (text: string) => boolean;
  readonly remove: (text: string) => void;
}

function Chips({ label, texts, isLocked, remove }: ChipsProps) {
  const { t } = useTranslation('settings');
  if (texts.length === 0) return null;
  return (
    <ul className="chips plain" aria-label={label}>
      {texts.map((text) => (
        <li key={text} className="chip word-chip">
          <span>{visibleLine(text)}</span>
          {isLocked(text) ? (
            <span className="quiet">{t('redaction.locked')}</span>
          ) : (
            <IconButton
              icon={X}
              label={t('redaction.remove', { word: visibleLine(text) })}
              onPress={() => {
                remove(text);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
