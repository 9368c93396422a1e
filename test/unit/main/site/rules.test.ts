import { describe, expect, test } from 'vitest';
import { mayNavigate, mayNavigateFrame, mayOpenWindow } from '../../../../main/site/rules.ts';

const halo = 'https://acme.halopsa.com/';
const practice = 'http://127.0.0.1:4711/';

describe('where the site’s pages may go', () => {
  test.each([
    'https://acme.halopsa.com/tickets',
    'https://adfs.acme.example/ls',
    'https://login.microsoftonline.com/x',
    'about:blank',
  ])('%s is allowed', (url) => {
    expect(mayNavigate(url, halo)).toBe(true);
  });

  test.each([
    'file:///etc/passwd',
    'app://bundle/',
    'chrome://settings',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://acme.halopsa.com/1',
    'mailto:a@b.c',
    'http://acme.halopsa.com/',
    'http://127.0.0.1:80/',
    'devtools://x',
    'not an address',
    'ms-settings:',
  ])('%s is not', (url) => {
    expect(mayNavigate(url, halo)).toBe(false);
  });

  test('the practice Halo may use plain http, on this machine only', () => {
    expect(mayNavigate('http://localhost:4712/', practice)).toBe(true);
    expect(mayNavigate('http://example.com/', practice)).toBe(false);
  });

  test('a frame may also show what the page made itself, but no file', () => {
    expect(
      ['blob:https://acme.halopsa.com/1', 'data:text/html,x', 'about:srcdoc'].map((url) =>
        mayNavigateFrame(url, halo),
      ),
    ).toEqual([true, true, true]);
    expect(mayNavigateFrame('file:///etc/passwd', halo)).toBe(false);
    // The viewer of a PDF, and no other extension.
    const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html';
    expect(mayNavigateFrame(viewer, halo)).toBe(true);
    expect(mayNavigate(viewer, halo)).toBe(false);
    expect(mayNavigateFrame('chrome-extension://abcdefghijklmnop/index.html', halo)).toBe(false);
  });
});

describe('which windows a page may open', () => {
  test.each([
    'https://acme.halopsa.com/popup',
    'https://login.microsoftonline.com/a',
    'https://acme.okta.com/x',
    'https://auth.haloservicedesk.com/',
    'about:blank',
    '',
  ])('%j opens inside', (url) => {
    expect(mayOpenWindow(url, halo)).toBe(true);
  });

  test.each([
    'https://example.com/',
    'https://evil-okta.com/',
    'https://login.microsoftonline.com.evil.example/',
    'file:///x',
    'app://bundle/',
    'http://acme.okta.com/',
  ])('%s does not', (url) => {
    expect(mayOpenWindow(url, halo)).toBe(false);
  });
});
