#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { packageOrder } from './package-order.mjs';
import { sizeOf } from './size.mjs';

/*
 * Stands in for fpm where that cannot be fetched: electron-builder calls it (CUSTOM_FPM_PATH) and it makes the package with the
 * system's own dpkg-deb or rpmbuild. It packs quickly rather than tightly: packages to hand out are made where fpm can be fetched.
 */

const order = packageOrder(process.argv.slice(2));
const work = mkdtempSync(join(dirname(order.file), '.package-'));
try {
  const tree = join(work, 'tree');
  for (const { from, to } of order.files) {
    mkdirSync(dirname(join(tree, to)), { recursive: true });
    cpSync(from, join(tree, to), { recursive: true, verbatimSymlinks: true });
  }
  everyoneMayRead(tree);
  if (order.kind === 'deb') deb(tree);
  else rpm(tree);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param {string} tree */
function deb(tree) {
  const control = join(tree, 'DEBIAN');
  const kilobytes = Math.ceil(sizeOf(tree) / 1024);
  mkdirSync(control);
  writeFileSync(join(control, 'control'), order.control(kilobytes));
  if (order.afterInstall)
    writeFileSync(join(control, 'postinst'), readFileSync(order.afterInstall), { mode: 0o755 });
  if (order.afterRemove)
    writeFileSync(join(control, 'postrm'), readFileSync(order.afterRemove), { mode: 0o755 });
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z3', '--build', tree, order.file], {
    stdio: 'inherit',
  });
}

/** @param {string} tree */
function rpm(tree) {
  const spec = join(work, 'package.spec');
  /** @param {string} [file] */
  const script = (file) => (file ? readFileSync(file, 'utf8') : '');
  writeFileSync(spec, order.spec(script(order.afterInstall), script(order.afterRemove)));
  const made = join(work, 'rpms');
  const settings = [
    `_topdir ${work}`,
    `_rpmdir ${made}`,
    `buildroot ${tree}`,
    '_build_id_links none',
    '_binary_payload w3.zstdio',
  ];
  const defines = settings.flatMap((setting) => ['--define', setting]);
  execFileSync(
    'rpmbuild',
    ['-bb', '--quiet', '--target', order.architecture, '--buildroot', tree, ...defines, spec],
    { stdio: 'inherit' },
  );
  const [folder = ''] = readdirSync(made);
  const [file = ''] = readdirSync(join(made, folder));
  cpSync(join(made, folder, file), order.file);
}

/**
 * The umask of whoever builds must not decide who may start the program.
 * @param {string} path
 */
function everyoneMayRead(path) {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = join(entry.parentPath, entry.name);
    const mode = statSync(file).mode;
    chmodSync(file, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644);
  }
}
