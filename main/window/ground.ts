import type { Settings } from '../../shared/settings/settings.ts';

/** `--canvas` of renderer/styles/tokens.css: light and dark. */
const grounds = {
  usual: { light: '#f1f4f3', dark: '#14191a' },
  'high-contrast': { light: '#ffffff', dark: '#000000' },
} as const;

/** The colour of our window where its page has painted nothing yet. */
export function groundOf({ theme }: Settings['appearance'], isDark: boolean): string {
  const { light, dark } = grounds[theme === 'high-contrast' ? theme : 'usual'];
  return isDark ? dark : light;
}
