import { expect, test } from 'vitest';
import { outsideLink } from '../../../../main/window/outside-link.ts';

test.each(['https://usehalo.com/guides', 'mailto:support@haloservicedesk.com'])(
  '%s may be offered',
  (address) => {
    expect(outsideLink(address)?.href).toBe(address);
  },
);

test.each([
  'http://usehalo.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://me:pw@usehalo.com/',
  'smb://host/share',
  'vscode://x',
  'usehalo.com',
  `https://usehalo.com/${'a'.repeat(2000)}`,
])('%s may not', (address) => {
  expect(outsideLink(address)).toBeNull();
});
