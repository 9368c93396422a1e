import { Check, EyeOff, X } from 'lucide-react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../store/settings.ts';
import { visibleLine } from '../text/visible-text.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { AddField } from './add-field.tsx';
import { changeSettings, changeWithUndo } from '../actions/change-settings.ts';
import { Section } from './section.tsx';

const shortest = 3;
const longest = 200;
const most = 200;

/** What is taken out of everything that is shared. */
export function RedactionSection() {
  const { t } = useTranslation('settings');
  const redaction = useSettings((state) => state.redaction);
  const { keepPersonal, words } = redaction;
  const add = async (typed: string): Promise<string | null> => {
    if (typed.length < shortest) return t('redaction.short', { count: shortest });
    if (typed.length > longest) return t('redaction.long', { count: longest });
    if (words.length >= most) return t('redaction.full', { count: most });
    if (!words.includes(typed))
      await changeSettings({ redaction: { ...redaction, words: [...words, typed] } });
    return null;
  };
  const now = [
    keepPersonal ? t('redaction.nowKept') : t('redaction.nowOut'),
    ...(words.length === 0 ? [] : [t('redaction.nowWords', { count: words.length })]),
  ];
  return (
    <Section
      id="redaction"
      icon={EyeOff}
      title={t('redaction.title')}
      group="redaction"
      now={now.join(' · ')}
    >
      <p>{t('redaction.always')}</p>
      <Checkbox
        className="checkbox"
        isSelected={keepPersonal}
        onChange={(keep) =>
          void changeSettings({ redaction: { ...redaction, keepPersonal: keep } })
        }
      >
        <span className="checkbox-box">
          <Check aria-hidden />
        </span>
        <span>
          {t('redaction.keep')}
          <span className="quiet choice-note">{t('redaction.keepNote')}</span>
        </span>
      </Checkbox>
      <div className="stack tight">
        <h3>{t('redaction.words')}</h3>
        <p className="quiet">{t('redaction.wordsNote')}</p>
        {words.length > 0 && (
          <ul className="chips plain" aria-label={t('redaction.words')}>
            {words.map((word) => (
              <li key={word} className="chip word-chip">
                <span>{visibleLine(word)}</span>
                <IconButton
                  icon={X}
                  label={t('redaction.remove', { word: visibleLine(word) })}
                  side="left"
                  onPress={() =>
                    void changeWithUndo(
                      { redaction: { ...redaction, words: words.filter((one) => one !== word) } },
                      t('redaction.removed', { word: visibleLine(word) }),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        )}
        <AddField
          label={t('redaction.add')}
          placeholder={t('redaction.placeholder')}
          add={t('add')}
          onAdd={add}
        />
      </div>
    </Section>
  );
}
