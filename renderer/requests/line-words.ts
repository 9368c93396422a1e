import { type TFunction } from 'i18next';
import { type LineWords } from './lines.ts';
import { type StatusKind } from './status.ts';
import { say } from '../../shared/words/say.ts';

const explained = [
  400, 401, 403, 404, 405, 406, 407, 408, 409, 410, 413, 422, 429, 500, 502, 503, 504,
] as const;
type Explained = (typeof explained)[number];

/** What a status means in plain words. */
export function statusMeaning(
  t: TFunction<'requests'>,
  status: number | null,
  kind: StatusKind,
): string {
  if (status === 101 && kind === 'worked') return t('meaning.switched');
  const known = explained.find((code) => code === status);
  return known === undefined ? t(`meaning.${kind}`) : t(`meaning.${`${known}` as `${Explained}`}`);
}

/** The words the lines need; each is looked up once, since there may be 100,000 lines. */
export function lineWords(t: TFunction<'requests'>, isUnjudged: boolean): LineWords {
  const known = new Map<string, string>();
  return {
    statusMeaning: (status, kind) => {
      const key = `${status ?? ''} ${kind}`;
      const text = known.get(key) ?? statusMeaning(t, status, kind);
      known.set(key, text);
      return text;
    },
    checkup: (meaning) => t('checkup', { meaning }),
    suspicion: (kind) => t(`suspicion.${kind}`),
    isUnjudged,
    setAside: (why) => t('setAside', { why: say(`aside.${why}`) }),
  };
}
