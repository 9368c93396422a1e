import { ChevronRight, Copy } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { scenarios } from '../platform/scenarios.ts';
import { copyText } from '../actions/open-diagnosis.ts';
import { builtInLessons } from './lessons.ts';

const parts = ['id', 'by', 'title', 'about', 'scenario', 'steps', 'lesson'] as const;
const events = [
  'failure',
  'requests',
  'selected',
  'details',
  'answer',
  'screen',
  'checkup',
  'request',
  'success',
] as const;

/**
 * For a partner who writes a lesson: what stands in the file, what a step can wait for, and a
 * lesson to start from.
 */
export function LessonHelp() {
  const { t } = useTranslation('learn');
  return (
    <Disclosure className="disclosure">
      <Heading level={3} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          {t('write.title')}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <div className="stack tight">
          <p>{t('write.lead')}</p>
          <p>{t('write.start')}</p>
          <Button
            className="button small"
            onPress={() => {
              copyText(lessonToStartFrom(t('write.by')), t('write.copied'));
            }}
          >
            <Copy aria-hidden />
            {t('write.copy')}
          </Button>
          <h4>{t('write.parts')}</h4>
          <ul className="reasons">
            {parts.map((part) => (
              <li key={part}>
                <code>{part}</code> {t(`write.part.${part}`)}
              </li>
            ))}
          </ul>
          <h4>{t('write.events')}</h4>
          <ul className="reasons">
            {events.map((event) => (
              <li key={event}>
                <code>{event}</code> {t(`write.event.${event}`)}
              </li>
            ))}
          </ul>
          <p>{t('write.help')}</p>
          <h4>{t('write.failures')}</h4>
          <ul className="reasons">
            {scenarios.map(({ id, cause, title }) => (
              <li key={id}>
                <code>{id}</code> {title} (<code>{cause}</code>)
              </li>
            ))}
          </ul>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** One of ours under a new name: a file that is taken in as it is. */
function lessonToStartFrom(by: string): string {
  const [, second] = builtInLessons;
  return second === undefined
    ? ''
    : JSON.stringify({ ...second.lesson, id: 'my-first-lesson', by, place: 100 }, null, 2);
}
