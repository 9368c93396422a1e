import { lazy, Suspense } from 'react';
import type { Place } from './history.ts';

const SettingsScreen = lazy(() => import('../settings/settings-screen.tsx').then((module) => ({ default: module.SettingsScreen })));
const HelpScreen = lazy(() => import('../help/help-screen.tsx').then((module) => ({ default: module.HelpScreen })));
const AboutScreen = lazy(() => import('../about/about-screen.tsx').then((module) => ({ default: module.AboutScreen })));

type OwnPlace = Extract<Place, { readonly screen: 'settings' | 'help' | 'about' }>;

/** Screens about the program itself: few need them, so the start does not wait for them. */
export function OwnScreens({ place }: { readonly place: OwnPlace }) {
  return <Suspense fallback={null}><Screen place={place} /></Suspense>;
}

function Screen({ place }: { readonly place: OwnPlace }) {
  switch (place.screen) {
    case 'settings': return <SettingsScreen />;
    case 'help': return <HelpScreen key={place.page} page={place.page} />;
    case 'about': return <AboutScreen />;
  }
}
