import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { startStrings } from '../../renderer/text/i18n.ts';
import { resetStores } from './stores.ts';

startStrings();
// happy-dom draws nothing, so nothing can be scrolled to.
Element.prototype.scrollIntoView = () => undefined;

beforeEach(resetStores);
afterEach(cleanup);
