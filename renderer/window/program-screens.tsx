import { later } from '../platform/later.ts';
import type { Place } from '../store/place.ts';

const SettingsScreen = later(() =>
  import('../settings/settings-screen.tsx').then((module) => module.SettingsScreen),
);
const HelpScreen = later(() =>
  import('../help/help-screen.tsx').then((module) => module.HelpScreen),
);
const ShortcutsScreen = later(() =>
  import('../shortcuts/shortcuts-screen.tsx').then((module) => module.ShortcutsScreen),
);
const AboutScreen = later(() =>
  import('../about/about-screen.tsx').then((module) => module.AboutScreen),
);

type ProgramPlace = Extract<
  Place,
  { readonly screen: 'settings' | 'help' | 'shortcuts' | 'about' }
>;

/** Screens about the program itself: few need them, so the start does not wait for them. */
export function ProgramScreens({ place }: { readonly place: ProgramPlace }) {
  switch (place.screen) {
    case 'settings':
      return <SettingsScreen section={place.section ?? 'addresses'} />;
    case 'help':
      return <HelpScreen page={place.page} />;
    case 'shortcuts':
      return <ShortcutsScreen />;
    case 'about':
      return <AboutScreen />;
  }
}
