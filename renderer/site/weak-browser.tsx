import { ShieldAlert } from 'lucide-react';
import { say } from '../../shared/words/say.ts';
import { useSite } from '../store/site.ts';

/**
 * What makes the embedded browser less safe than it should be; nothing where nothing does. `isShort`:
 * there is little room.
 */
export function WeakBrowser({ isShort = false }: { readonly isShort?: boolean }) {
  const weaknesses = useSite((state) => state.weaknesses);
  if (weaknesses.length === 0) return null;
  const found = weaknesses.map((weakness) =>
    isShort ? say(`weak.short.${weakness}`) : say(`weak.${weakness}`),
  );
  return (
    <p className="callout warn weak-browser">
      <ShieldAlert aria-hidden />
      {[...found, say('weak.advice')].join(' ')}
    </p>
  );
}
