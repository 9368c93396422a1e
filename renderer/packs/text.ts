import i18next from 'i18next';

/** For notices, which are not made by a component: strings of packs.en.json. */
export const text = i18next.getFixedT(null, 'packs');
