import { expect, test } from 'vitest';
import { packageOrder } from '../../../../../main/launch/dist/package-order.mjs';

/** As electron-builder 26 calls fpm. */
const words = (kind: string, architecture: string) => [
  '-s',
  'dir',
  '--force',
  '-t',
  kind,
  '-d',
  'libnss3',
  '-d',
  'libgtk-3-0',
  '--deb-recommends',
  'libtray',
  '--deb-compression',
  'xz',
  '--architecture',
  architecture,
  '--after-install',
  '/tmp/in',
  '--after-remove',
  '/tmp/out',
  '--description',
  'Short line\n A long one.',
  '--version',
  '1.2.0',
  '--package',
  '/dist/halo.pkg',
  '--name',
  'halo',
  '--maintainer',
  'Me <me@example.com>',
  '--vendor',
  'Us',
  '--url',
  'https://halo.example/',
  '--category',
  'utils',
  '--rpm-summary',
  'Short line',
  '--license',
  'MIT',
  '/dist/linux-unpacked/=/opt/Halo = Troubleshooter',
  '/tmp/halo.desktop=/usr/share/applications/halo.desktop',
];

test('what electron-builder orders is read: the files, the scripts and where the package goes', () => {
  const order = packageOrder(words('deb', 'amd64'));
  expect(order).toMatchObject({
    kind: 'deb',
    architecture: 'amd64',
    file: '/dist/halo.pkg',
    afterInstall: '/tmp/in',
    afterRemove: '/tmp/out',
  });
  expect(order.files.at(-1)).toEqual({
    from: '/tmp/halo.desktop',
    to: '/usr/share/applications/halo.desktop',
  });
});

test('a Debian package is described by its control fields, and those without a value are left out', () => {
  const control = packageOrder(words('deb', 'amd64')).control(1234);
  expect(control).toBe(
    [
      'Package: halo',
      'Version: 1.2.0',
      'Architecture: amd64',
      'Maintainer: Me <me@example.com>',
      'Installed-Size: 1234',
      'Depends: libnss3, libgtk-3-0',
      'Recommends: libtray',
      'Section: utils',
      'Homepage: https://halo.example/',
      'Description: Short line\n A long one.',
      '',
    ].join('\n'),
  );
});

test('an rpm names the processor in its own way, and a percent sign in a script stays one', () => {
  const order = packageOrder(words('rpm', 'amd64'));
  const spec = order.spec('echo 100%done', '');
  expect(order.architecture).toBe('x86_64');
  expect(packageOrder(words('rpm', 'arm64')).architecture).toBe('aarch64');
  expect(spec).toContain('Requires: libnss3\nRequires: libgtk-3-0\n');
  expect(spec).toContain('%post\necho 100%%done\n');
  expect(spec).toContain('"/usr/share/applications/halo.desktop"');
});

test('another kind of package, or an order without a needed switch, is refused', () => {
  expect(() => packageOrder(words('pacman', 'amd64'))).toThrow('makes deb and rpm, not pacman');
  expect(() =>
    packageOrder(
      words('deb', 'amd64').filter((word) => !['--package', '/dist/halo.pkg'].includes(word)),
    ),
  ).toThrow('--package');
});
