import { expect, test } from 'vitest';
import { outsideLink } from '../../../../main/window/outside-link.ts';

test.each([
  'https://usehalo.com/guides',
  'mailto:support@haloservicedesk.com',
  'mailto:a@acme.example?Subject=Halo&body=It%20fails&cc=b@acme.example',
])('%s may be offered', (address) => {
  expect(outsideLink(address)?.href).toBe(address);
});

test.each([
  'http://usehalo.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://me:pw@usehalo.com/',
  'smb://host/share',
  'vscode://x',
  'usehalo.com',
  'mailto:a@acme.example?attach=/etc/passwd',
  'mailto:?subject=x&Attachment=C:%5Csecret.txt',
  'mailto:a@acme.example?%61ttach=x',
  `https://usehalo.com/${'a'.repeat(2000)}`,
])('%s may not', (address) => {
  expect(outsideLink(address)).toBeNull();
});
