import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asar } from './asar.mjs';

const about = { name: 'electron', productName: 'Electron', type: 'module', main: 'main.js' };

/** @returns {Buffer} the content of resources/default_app.asar: default-app.js, packed */
export const defaultApp = () =>
  asar({
    'package.json': JSON.stringify(about),
    'main.js': readFileSync(join(import.meta.dirname, 'default-app.js'), 'utf8'),
  });
