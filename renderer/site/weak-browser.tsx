import { ShieldAlert } from 'lucide-react';
import { say } from '../../shared/words/say.ts';
import { useSite } from '../store/site.ts';

/** What makes the embedded browser less safe than it should be; nothing where nothing does. */
export function WeakBrowser() {
  const weaknesses = useSite((state) => state.weaknesses);
  if (weaknesses.length === 0) return null;
  return (
    <p className="callout warn weak-browser">
      <ShieldAlert aria-hidden />
      {[...weaknesses.map((weakness) => say(`weak.${weakness}`)), say('weak.advice')].join(' ')}
    </p>
  );
}
