import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { startStrings } from '../../renderer/text/i18n.ts';
import { resetStores } from './stores.ts';

startStrings();
// A machine may do something else as well.
configure({ asyncUtilTimeout: 30_000 });
// happy-dom draws nothing, so nothing can be scrolled to.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;

// It measures nothing either: a list is 600 pixels high, and a row of it as high as its head.
override('offsetHeight', (element) => (element.matches('.requests-head') ? 24 : 600));
override('clientHeight', () => 600);
override('clientWidth', () => 800);

beforeEach(resetStores);
afterEach(cleanup);

/** happy-dom's elements do not inherit from the classes that stand in the global scope. */
function override(name: string, valueOf: (element: HTMLElement) => number): void {
  let owner: object = document.createElement('div');
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) as object;
  Object.defineProperty(owner, name, {
    get(this: HTMLElement) {
      return valueOf(this);
    },
  });
}
